import Organization
import Posture
import Remedy
import TestSupport
import Testing
import Trail

@Suite struct `Requests of the past` {
    private static func event(
        _ account: String = "444444444444",
        _ source: String = "iam.amazonaws.com",
        _ name: String = "CreateUser",
        ip: String? = "198.51.100.7",
        mfa: Bool? = nil,
        key: String? = nil,
        activity: ActivityClass = .apiCall,
        isAssumedRoot: Bool = false,
        time: String = "2026-05-01T10:00:00Z",
        isRootActor: Bool = true
    ) throws -> ActivityEvent {
        ActivityEvent(
            id: "\(account)-\(name)-\(time)",
            time: try #require(Instant(iso8601: time)),
            account: AccountID(account),
            recipient: AccountID(account),
            activity: activity,
            isRootActor: isRootActor,
            isUse: true,
            task: nil,
            source: source,
            name: name,
            region: "eu-central-1",
            ip: ip,
            userAgent: "aws-cli/2",
            mfa: mfa,
            error: nil,
            isAssumedRoot: isAssumedRoot,
            file: "trail.json",
            target: nil,
            accessKey: key,
            issuedKey: nil
        )
    }

    private static func outcomes(
        _ policy: String,
        at node: String = "ou-ab12-development",
        _ events: [ActivityEvent]
    ) async throws -> [SimulatedEvent.Outcome] {
        let audit = try await WrittenFleet().audit()
        let proposal = try Proposal(policy, at: try #require(NodeID(node)))
        return await (try AttachingSimulator(audit, proposal, workers: 1)).simulate(events).events.map(\.outcome)
    }

    private static func isLeft(_ outcome: SimulatedEvent.Outcome) -> Bool {
        if case .notDenied = outcome { true } else { false }
    }

    /// AWS: no permission is needed for them, and a policy that denies them has no effect.
    @Test(arguments: ["GetCallerIdentity", "GetSessionToken"])
    func `that AWS lets through in any case are not denied`(name: String) async throws {
        let policy = try GuardDemand(deniesRoot: true).build().policy
        let asking = try Self.event("444444444444", "sts.amazonaws.com", name)
        let other = try Self.event("444444444444", "sts.amazonaws.com", "GetFederationToken")
        let outcomes = try await Self.outcomes(policy, [asking, other])
        #expect(Self.isLeft(outcomes[0]))
        #expect(outcomes[1] == .denied)
    }

    @Test func `without MFA would have been denied, with it not`() async throws {
        let policy = try GuardDemand(requiresMFA: true).build().policy
        let found = try await Self.outcomes(
            policy,
            [try Self.event(mfa: false), try Self.event(mfa: true), try Self.event(key: "AKIAIOSFODNN7EXAMPLE")]
        )
        #expect(found[0] == .denied)
        #expect(Self.isLeft(found[1]))
        #expect(found[2] == .denied, "long-term keys carry no MFA")
    }

    /// The record of a session's key does not tell whether there was MFA.
    @Test func `of which the trail does not tell MFA depend on it`() async throws {
        let policy = try GuardDemand(requiresMFA: true).build().policy
        let found = try await Self.outcomes(policy, [try Self.event(), try Self.event(key: "ASIAIOSFODNN7EXAMPLE")])
        #expect(found == [.depends(["aws:MultiFactorAuthPresent"]), .depends(["aws:MultiFactorAuthPresent"])])
    }

    @Test func `elsewhere, in the management account, and signing in are left alone`() async throws {
        let policy = try GuardDemand(deniesRoot: true).build().policy
        let found = try await Self.outcomes(
            policy,
            at: "ou-ab12-development",
            [
                try Self.event("222222222222"), try Self.event("111111111111"), try Self.event("666666666666"),
                try Self.event("444444444444", "signin.amazonaws.com", "ConsoleLogin", activity: .consoleSignIn),
                try Self.event(),
            ]
        )
        #expect(found.dropLast().allSatisfy(Self.isLeft))
        #expect(found.last == .denied)
    }

    @Test func `are held to where they came from`() async throws {
        let policy = try GuardDemand(onlyFrom: ["192.0.2.0/24"]).build().policy
        let found = try await Self.outcomes(
            policy,
            [
                try Self.event(ip: "198.51.100.7"), try Self.event(ip: "192.0.2.7"),
                try Self.event(ip: "cloudformation.amazonaws.com", activity: .serviceEvent),
                try Self.event(ip: "10.1.2.3"), try Self.event(ip: nil),
            ]
        )
        #expect(found[0] == .denied)
        #expect(Self.isLeft(found[1]))
        #expect(Self.isLeft(found[2]), "a service asked")
        #expect(found[3] == .denied, "it came through a VPC endpoint, and none is named")
        #expect(found[4] == .depends(["aws:SourceIp", "aws:ViaAWSService"]))
    }

    @Test func `of AssumeRoot sessions are those that the policy spares`() async throws {
        let session = try Self.event(mfa: false, activity: .assumedRootCall, isAssumedRoot: true)
        let sparing = try GuardDemand(requiresMFA: true, allowsAssumeRoot: true).build().policy
        let strict = try GuardDemand(requiresMFA: true).build().policy
        #expect(Self.isLeft(try await Self.outcomes(sparing, [session])[0]))
        #expect(try await Self.outcomes(strict, [session]) == [.denied])
    }

    @Test func `are told apart by their actions, where they are known`() async throws {
        let policy =
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "iam:Create*", "Resource": "*"}}"#
        let bucket =
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "iam:*", "Resource": "arn:aws:iam::*:user/x", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1", "iam:PermissionsBoundary": "y"}}}}"#
        let events = [
            try Self.event(), try Self.event("444444444444", "iam.amazonaws.com", "GetUser"),
            try Self.event("444444444444", "nothing.amazonaws.com", "DoIt"),
        ]
        let found = try await Self.outcomes(policy, events)
        #expect(found[0] == .denied)
        #expect(Self.isLeft(found[1]))
        #expect(found[2] == .depends(["the action"]))
        let others = try await Self.outcomes(bucket, [events[0]])
        #expect(others == [.depends(["the resource", "iam:PermissionsBoundary"])])
    }

    @Test func `are those of root users within the span, counted by account and action`() async throws {
        let events = [
            try Self.event(mfa: false, time: "2026-05-01T10:00:00Z"),
            try Self.event(mfa: false, time: "2026-04-30T10:00:00Z"),
            try Self.event(mfa: true, time: "2026-04-29T10:00:00Z"),
            try Self.event(mfa: false, time: "2026-01-01T10:00:00Z"),
            try Self.event(mfa: false, time: "2026-05-01T10:00:00Z", isRootActor: false),
        ]
        let past = PastEvents(events, within: .days(90))
        #expect(past.events.count == 4)
        let policy = try GuardDemand(requiresMFA: true).build().policy
        let proposal = try Proposal(policy, at: try #require(NodeID("r-ab12")))
        let audit = try await WrittenFleet().audit()
        let simulation = await (try AttachingSimulator(audit, proposal, workers: 1)).simulate(past.events)
        let counts = simulation.counts.map { "\($0.account) \($0.action) \($0.denied) \($0.notDenied) \($0.depends)" }
        #expect(counts == ["444444444444 iam:CreateUser 2 1 0"])
    }
}
