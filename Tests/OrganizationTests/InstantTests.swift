import Foundation
import Organization
import TestSupport
import Testing

@Suite struct `An instant` {
    @Test(arguments: [
        ("2021-01-24", "2021-01-24T00:00:00Z"), ("2021-01-24T10:00Z", "2021-01-24T10:00:00Z"),
        ("2021-01-24T10:00:00+00:00", "2021-01-24T10:00:00Z"), ("2021-01-24T10:00:00", "2021-01-24T10:00:00Z"),
        ("2021-01-24T10:00:00.5Z", "2021-01-24T10:00:00.500Z"),
        ("2021-01-24T10:00:00.123456789Z", "2021-01-24T10:00:00.123Z"),
        ("2021-01-24T00:30:00+01:00", "2021-01-23T23:30:00Z"), ("2021-01-24T23:30:00-0130", "2021-01-25T01:00:00Z"),
        ("2020-02-29T00:00:00Z", "2020-02-29T00:00:00Z"), ("2000-02-29", "2000-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"), ("0001-01-01", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ])
    func `is read from what AWS writes and people type`(text: String, spelled: String) throws {
        #expect(try #require(Instant(iso8601: text)).description == spelled)
    }

    @Test(arguments: [
        "", "N/A", "no_information", "2021", "2021-01", "2021-13-01", "2021-02-29", "1900-02-29", "2021-00-10",
        "2021-01-32", "2021-01-24T", "2021-01-24T24:00:00Z", "2021-01-24T10:60:00Z", "2021-01-24T10:00:60Z",
        "2021-01-24T10:00:00.Z", "2021-01-24T10:00:00+25:00", "2021-01-24T10:00:00Zjunk", "2021-1-24", "21-01-24",
        "2021-01-24T10:00:00+", "0000-01-01", "１２３４-01-01",
    ])
    func `is refused for anything else`(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test func `agrees with Foundation on ten thousand random moments since 1602`() throws {
        var random = SeededGenerator(seed: 20_210_124)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for _ in 0..<10_000 {
            let milliseconds = Int64.random(in: -11_600_000_000_000..<250_000_000_000_000, using: &random)
            let text = Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style)
            let instant = try #require(Instant(iso8601: text), "\(text)")
            #expect(abs(instant.millisecondsSince1970 - milliseconds) <= 1, "\(text)")
            #expect(Instant(iso8601: instant.description) == instant)
        }
    }

    @Test func `is read from seconds since 1970, as version 1 of the AWS CLI prints them`() throws {
        #expect(Instant(secondsSince1970: 1_481_835_741.044)?.description == "2016-12-15T21:02:21.044Z")
        #expect(Instant(secondsSince1970: .infinity) == nil)
        #expect(Instant(secondsSince1970: .nan) == nil)
        #expect(Instant(secondsSince1970: 1e300) == nil)
    }
}
