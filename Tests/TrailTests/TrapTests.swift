import Organization
import Testing

@testable import Trail

@Suite struct `Traps of trails` {
    private let root = #""userIdentity":{"type":"Root","accountId":"111122223333","accessKeyId":"ASIASESSION"}"#

    private func event(_ id: String, _ more: String, time: String = "09:00:00", recipient: String = "111122223333")
        -> String
    {
        #"{"eventID":"\#(id)","eventTime":"2026-03-01T\#(time)Z","recipientAccountId":"\#(recipient)",\#(more)}"#
    }

    private func assumeRoot(_ time: String) -> String {
        event(
            "opens",
            #""userIdentity":{"type":"AssumedRole","accountId":"999988887777"},"eventSource":"sts.amazonaws.com","#
                + #""eventName":"AssumeRoot","requestParameters":{"targetPrincipal":"111122223333"},"#
                + #""responseElements":{"credentials":{"accessKeyId":"ASIASESSION"}}"#,
            time: time,
            recipient: "999988887777"
        )
    }

    private func call(_ time: String, _ identity: String? = nil) -> String {
        event(
            "calls",
            (identity ?? root) + #","eventSource":"s3.amazonaws.com","eventName":"DeleteBucketPolicy""#,
            time: time
        )
    }

    @Test func `a call in a session by AssumeRoot without the mark is told by its key`() async throws {
        let scanned = try await Scanned("{\"Records\":[\(call("09:14:59")),\(assumeRoot("09:00:00"))]}")
        #expect(scanned.classes == [.assumeRoot, .assumedRootCall])
        #expect(scanned.events.map(\.isUse) == [false, false])
        #expect(scanned.events.map(\.isAssumedRoot) == [false, true])
    }

    @Test func `a key is not of the session before it opened, or after 15 minutes, or on another account`() async throws
    {
        for time in ["08:59:59", "09:15:01"] {
            let scanned = try await Scanned("{\"Records\":[\(call(time)),\(assumeRoot("09:00:00"))]}")
            #expect(scanned.events.first { $0.id == "calls" }?.activity == .apiCall, "\(time)")
        }
        let other = #""userIdentity":{"type":"Root","accountId":"444455556666","accessKeyId":"ASIASESSION"}"#
        let scanned = try await Scanned("{\"Records\":[\(call("09:01:00", other)),\(assumeRoot("09:00:00"))]}")
        #expect(scanned.events.first { $0.id == "calls" }?.activity == .apiCall)
    }

    /// Whoever opens a session on a member as the root user of the management account uses that one.
    @Test func `a session by AssumeRoot that a root user opened is a use of that root user`() async throws {
        let opens = event(
            "opens",
            #""userIdentity":{"type":"Root","accountId":"999988887777","accessKeyId":"AKIALONG"},"#
                + #""eventSource":"sts.amazonaws.com","eventName":"AssumeRoot","#
                + #""requestParameters":{"targetPrincipal":"111122223333"},"#
                + #""responseElements":{"credentials":{"accessKeyId":"ASIASESSION"}}"#,
            recipient: "999988887777"
        )
        let scanned = try await Scanned("{\"Records\":[\(call("09:05:00")),\(opens)]}")
        #expect(scanned.classes == [.assumeRoot, .assumedRootCall])
        #expect(scanned.events.map(\.isUse) == [true, false])
        #expect(scanned.events.map(\.isRootActor) == [true, true])
    }

    @Test func `a session that root opened for itself is federation, and a use`() async throws {
        let opens = event(
            "opens",
            #""userIdentity":{"type":"Root","accountId":"111122223333","accessKeyId":"AKIALONG"},"#
                + #""eventSource":"sts.amazonaws.com","eventName":"GetSessionToken","#
                + #""responseElements":{"credentials":{"accessKeyId":"ASIASESSION"}}"#
        )
        let scanned = try await Scanned("{\"Records\":[\(call("09:30:00")),\(opens)]}")
        #expect(scanned.classes == [.federation, .federation])
        #expect(scanned.events.map(\.isUse) == [true, true])
    }

    @Test func `an event recorded under two regions is one event, whichever file is read first`() async throws {
        let files = ["us-east-1", "eu-west-1", "ap-south-1"].map { region in
            ("\(region).json", Array("{\"Records\":[\(call("09:00:00"))]}".utf8))
        }
        let scanned = try await Scanned(Dictionary(uniqueKeysWithValues: files))
        #expect(scanned.events.count == 1)
        #expect(scanned.events.first?.file.hasSuffix("/ap-south-1.json") == true)
    }

    @Test func `the same id in two accounts is two events`() async throws {
        let other = event(
            "calls",
            root + #","eventSource":"s3.amazonaws.com","eventName":"X""#,
            recipient: "444455556666"
        )
        let scanned = try await Scanned("{\"Records\":[\(call("09:00:00")),\(other)]}")
        #expect(scanned.events.count == 2)
    }

    @Test func `an account that no record names is the one in the file's path`() async throws {
        let record =
            #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","userIdentity":{"type":"Root"},"#
            + #""eventSource":"s3.amazonaws.com","eventName":"X"}"#
        let bytes = Array("{\"Records\":[\(record)]}".utf8)
        let inName = try await Scanned([
            "AWSLogs/444455556666_CloudTrail_us-east-1_20260301T0900Z_0123456789abcdef.json": bytes
        ])
        #expect(inName.events.first?.account == AccountID("444455556666"))
        let inFolder = try await Scanned(["AWSLogs/o-a1b2c3d4e5/777788889999/CloudTrail/us-east-1/a.json": bytes])
        #expect(inFolder.events.first?.account == AccountID("777788889999"))
    }

    @Test func `events come in the order of time, though files do not have it`() async throws {
        let times = ["09:00:03", "09:00:01", "09:00:02"]
        let records = times.map { event($0, root + #","eventSource":"s3.amazonaws.com","eventName":"X""#, time: $0) }
        let scanned = try await Scanned("{\"Records\":[\(records.joined(separator: ","))]}")
        #expect(scanned.events.map(\.id) == times.sorted())
    }

    @Test func `digests and insights are passed over`() async throws {
        let scanned = try await Scanned([
            "111122223333_CloudTrail-Digest_us-east-1_t_us-east-1_20260301T090000Z.json.gz": [0],
            "111122223333_CloudTrail-Insight_us-east-1_20260301T0900Z_0123456789abcdef.json.gz": [0],
            "trail.json": Array("{\"Records\":[]}".utf8),
        ])
        #expect(scanned.problems == [])
        #expect(scanned.events == [])
    }

    @Test func `empty texts say nothing`() async throws {
        let empty = #""userIdentity":{"type":"Root","accountId":"111122223333","invokedBy":""},"errorCode":"","#
        let scanned = try await Scanned(
            "{\"Records\":[\(event("a", empty + #""eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey""#))]}"
        )
        #expect(scanned.classes == [.accessKeyCreated])
        #expect(scanned.events.first?.error == nil)
    }

    @Test func `two events without an id are two`() async throws {
        func deletes(_ key: String) -> String {
            #"{"eventTime":"2026-03-01T09:00:00Z","eventSource":"iam.amazonaws.com","eventName":"DeleteAccessKey","#
                + #""requestParameters":{"accessKeyId":"\#(key)"},\#(root)}"#
        }
        let scanned = try await Scanned("{\"Records\":[\(deletes("AKIA1")),\(deletes("AKIA2")),\(deletes("AKIA2"))]}")
        #expect(scanned.events.count == 2)
        #expect(scanned.classes == [.accessKeyChanged, .accessKeyChanged])
    }

    @Test func `a refused call opens no session`() async throws {
        let refused = assumeRoot("09:00:00").replacing(
            "\"eventID\"",
            with: "\"errorCode\":\"AccessDenied\",\"eventID\""
        )
        let scanned = try await Scanned("{\"Records\":[\(call("09:01:00")),\(refused)]}")
        #expect(scanned.classes == [.apiCall])
    }

    @Test func `a number in a path is an account only where CloudTrail has it`() async throws {
        let record =
            #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","userIdentity":{"type":"Root"},"#
            + #""eventSource":"s3.amazonaws.com","eventName":"X"}"#
        let scanned = try await Scanned(["202603011200/a.json": Array("{\"Records\":[\(record)]}".utf8)])
        #expect(scanned.events.map(\.account) == [nil])
    }

    @Test func `a quote that is an escape hides nothing`() async throws {
        let inner = call("09:00:00").replacing("\"", with: "\\u0022")
        let scanned = try await Scanned("{\"Events\":[{\"CloudTrailEvent\":\"\(inner)\"}]}")
        #expect(scanned.events.map(\.id) == ["calls"])
    }
}
