import Organization
import TestSupport
import Testing

@testable import Trail

@Suite struct `Forms of trails` {
    private let event =
        #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","eventType":"AwsApiCall","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.1","recipientAccountId":"111122223333","userIdentity":{"type":"Root","accountId":"111122223333","accessKeyId":"AKIAEXAMPLE"}}"#

    private var escaped: String {
        event.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    private var other: String { event.replacing("Root", with: "IAMUser").replacing("\"a\"", with: "\"b\"") }

    private func expectOne(_ text: String, name: String = "trail.json", _ place: SourceLocation = #_sourceLocation)
        async throws
    {
        let scanned = try await Scanned(text, name: name)
        #expect(scanned.problems == [], sourceLocation: place)
        #expect(scanned.events.map(\.id) == ["a"], sourceLocation: place)
        #expect(scanned.events.first?.activity == .apiCall, sourceLocation: place)
        #expect(scanned.events.first?.account?.description == "111122223333", sourceLocation: place)
    }

    @Test func `a trail's own`() async throws {
        try await expectOne("{\"Records\":[\(other),\(event)]}")
        try await expectOne("\u{FEFF}{ \"Records\" : [\n\(event),\n\(other)\n]\n}\n")
        try await expectOne("{\"more\": [{\"a\": 1}], \"Records\": [\(event)]}")
    }

    @Test func `an event a line, a list of events, events one after another`() async throws {
        try await expectOne("\(other)\n\(event)\n", name: "trail.jsonl")
        try await expectOne("[\(event),\(other)]")
        try await expectOne(event)
        try await expectOne("{\n\"eventName\": \"x\", \"eventSource\": \"y\"}\n\(event)")
        try await expectOne(
            "2026-03-01T09:00:01.000Z \(event)\n2026-03-01T09:00:02.000Z \(other)\n",
            name: "export.log"
        )
    }

    @Test func `answers of lookup-events`() async throws {
        try await expectOne(
            "{\"Events\": [{\"EventId\": \"a\", \"CloudTrailEvent\": \"\(escaped)\"}], \"NextToken\": \"x\"}"
        )
    }

    @Test func `envelopes of EventBridge and of CloudWatch`() async throws {
        try await expectOne("{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":\(event)}")
        try await expectOne(
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":\"\(escaped)\"}]}"
        )
        try await expectOne(
            "{\"logEvents\":[{\"id\":\"1\",\"message\":\"\(escaped)\"},{\"id\":\"2\",\"message\":\"hello\"}]}"
        )
    }

    @Test func `tables of CloudTrail Lake with whole events`() async throws {
        let quoted = event.replacing("\"", with: "\"\"")
        try await expectOne("\"eventTime\",\"eventJson\"\n\"2026\",\"\(quoted)\"\n", name: "query.csv")
    }

    /// Source: <https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html>
    @Test func `tables of Athena with a column for each member`() async throws {
        let identity =
            "{type=Root, principalid=111122223333, arn=arn:aws:iam::111122223333:root, accountid=111122223333, "
            + "invokedby=null, accesskeyid=AKIAEXAMPLE, username=null, sessioncontext={attributes={mfaauthenticated=true, "
            + "creationdate=2026}, sessionissuer={type=null, principalid=null}}}"
        let table = """
            "eventversion","useridentity","eventtime","eventsource","eventname","eventtype","eventid","recipientaccountid"
            "1.08","\(identity)","2026-03-01T09:00:00Z","s3.amazonaws.com","ListBuckets","AwsApiCall","a","111122223333"
            "1.08","{type=IAMUser, accountid=111122223333}","2026-03-01T09:00:00Z","s3.amazonaws.com","X","AwsApiCall","b","1"
            """
        try await expectOne(table, name: "athena.csv")
        let scanned = try await Scanned(table, name: "athena.csv")
        #expect(scanned.events.first?.mfa == true)
    }

    @Test func `gzip of every kind`() async throws {
        let text = Array("{\"Records\":[\(event)]}".utf8)
        let second = Array("{\"Records\":[\(other.replacing("IAMUser", with: "Root"))]}".utf8)
        let bytes = try Gzip.member(text) + Gzip.compressed(second) + [0, 0, 0]
        let members = try await Scanned(["a.json.gz": bytes])
        #expect(members.problems == [])
        #expect(members.events.map(\.id) == ["a", "b"])
        let isNotNamedSo = try await Scanned(["a.json": Gzip.compressed(text)])
        #expect(isNotNamedSo.events.map(\.id) == ["a"])
    }
}
