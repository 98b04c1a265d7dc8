import Foundation
import Testing

@testable import DemoFleet

@Suite struct `A moment` {
    @Test func `is written as Foundation writes it, every day from 1970 to 2070`() {
        for day in 0..<36_525 {
            let moment = Moment(secondsSince1970: day * 86_400 + day % 86_400)
            let date = Date(timeIntervalSince1970: Double(moment.secondsSince1970))
            #expect(moment.withZ == date.formatted(.iso8601))
        }
    }

    @Test func `begins a day of the calendar`() {
        #expect(Moment(year: 1970, month: 1, day: 1).secondsSince1970 == 0)
        #expect(Moment(year: 2024, month: 2, day: 29).withOffset == "2024-02-29T00:00:00+00:00")
        #expect(Moment(year: 2026, month: 1, day: 24).withZ == "2026-01-24T00:00:00Z")
    }

    @Test func `is a span before another`() {
        let moment = Moment(year: 2021, month: 1, day: 24).before(days: 7, hours: 1, minutes: 2, seconds: 3)
        #expect(moment.withZ == "2021-01-16T22:57:57Z")
    }
}
