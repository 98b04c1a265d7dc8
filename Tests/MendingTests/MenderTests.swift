import AWSClient
import Organization
import Remedy
import TestSupport
import Testing

@testable import Mending

@Suite struct `Carrying fixes out` {
    private static let text = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*",
          "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """
    private static let now = Instant(iso8601: "2026-01-24T00:00:00Z") ?? Instant(millisecondsSince1970: 0)

    private let folder: TemporaryFolder
    private let account: AccountID
    private let manager: AccountID

    init() throws {
        folder = try TemporaryFolder()
        account = try #require(AccountID("111122223333"))
        manager = try #require(AccountID("999988887777"))
    }

    private var removal: FixTask { removal() }

    private func removal(uses: [String] = [], seenAt: Instant? = nil) -> FixTask {
        .remove(
            CredentialRemoval(
                account: account,
                kinds: CredentialRemoval.Kind.allCases,
                expected: RootCredentials(
                    keys: [.init(id: "AKIAONE", isActive: true), .init(id: "AKIATWO", isActive: false)],
                    certificates: ["CERTONE"],
                    devices: ["GAHT00000001"],
                    hasPassword: true
                ),
                uses: uses,
                usesSeenAt: seenAt
            )
        )
    }

    /// A use of the password shows in credential reports alone: what came after the report nobody knows.
    @Test(arguments: [(0, true), (23, true), (25, false), (300 * 24, false)])
    func `spares a password where the report is older than a day`(hours: Int, isDone: Bool) async throws {
        let seen = Instant(millisecondsSince1970: Self.now.millisecondsSince1970 - Int64(hours) * 3_600_000)
        let aws = FakeAWS()
        let stop = try await run([removal(seenAt: seen)], on: aws)
        #expect((stop == nil) == isDone)
        #expect(stop == nil || stop?.kind == .notAllowed)
        #expect(await aws.log == (isDone ? Array(Self.everything.prefix(5)) : []))
        let other = FakeAWS()
        let forced = try await run([removal(seenAt: seen)], on: other, journal: "forced", evenIfUsed: true)
        #expect(forced == nil)
        #expect(await other.log == Array(Self.everything.prefix(5)))
    }

    private func attachment() throws -> FixTask {
        .attach(
            GuardAttachment(
                document: try GuardDocument(Self.text),
                name: "guard",
                node: .organizationalUnit("ou-ab12-c3d4"),
                attached: try [#require(PolicyID("p-FullAWSAccess"))],
                accounts: [account]
            )
        )
    }

    /// One run; nil where it came to its end.
    private func run(
        _ tasks: [FixTask],
        on aws: FakeAWS,
        journal name: String = "journal",
        evenIfUsed: Bool = false,
        other: OtherAdministrator = .yes,
        without: Bool = false,
        snapshot: Instant? = nil
    ) async throws -> MendingStop? {
        let journal = try Journal(path: folder(name))
        let world = Surroundings(
            ask: { (call, place) async throws(AWSError) -> JSON in try await aws.answer(call, place) },
            now: { Self.now },
            sleep: { _ in },
            tell: { _ in }
        )
        let rules = MendingRules(
            window: 7 * 86_400,
            evenIfUsed: evenIfUsed,
            withoutOtherAdministrator: without,
            hasOtherAdministrator: { _, _ in other }
        )
        do throws(MendingStop) {
            try await Mender(journal: journal, rules: rules, world: world).run(
                tasks,
                managedBy: manager,
                seenIn: snapshot
            )
            return nil
        } catch {
            return error
        }
    }

    private func state(_ name: String = "journal") throws -> JournalState {
        try Journal(path: folder(name)).state
    }

    private static let everything = [
        "DeleteAccessKey AKIAONE", "DeleteAccessKey AKIATWO", "DeleteSigningCertificate CERTONE", "DeleteLoginProfile",
        "DeactivateMFADevice GAHT00000001", "CreatePolicy guard", "AttachPolicy p-made",
    ]

    @Test func `does each step once, the password before the devices, and writes each down`() async throws {
        let aws = FakeAWS()
        let stop = try await run([removal, try attachment()], on: aws)
        #expect(stop == nil)
        #expect(await aws.log == Self.everything)
        let state = try state()
        #expect(state.steps.count == 7 && state.steps.allSatisfy(state.isDone))
        let again = try await run([removal, try attachment()], on: aws)
        #expect(again == nil)
        #expect(await aws.log == Self.everything)
    }

    /// Whatever goes wrong with whichever call: the journal says nothing that did not happen, what happened is told as done
    /// or begun, and the next run ends it without doing anything twice.
    @Test(arguments: [
        FakeAWS.Trouble.denied, .lostAnswer, .lostRequest, .gone, .goneAfter,
    ])
    func `ends the same after trouble with any call`(trouble: FakeAWS.Trouble) async throws {
        let undisturbed = FakeAWS()
        _ = try await run([removal, try attachment()], on: undisturbed, journal: "undisturbed")
        let calls = await undisturbed.calls
        #expect(calls > 20)
        for call in 0..<calls {
            let aws = FakeAWS(trouble: [call: trouble])
            let name = "journal-\(call)"
            let stop = try await run([removal, try attachment()], on: aws, journal: name)
            let done = try state(name).steps.filter(try state(name).isDone).map(\.logged)
            let open = try state(name).open.map(\.logged)
            let log = await aws.log
            #expect(Set(done).isSubset(of: log))
            #expect(Set(log).isSubset(of: done + open))
            await aws.recover()
            let again = try await run([removal, try attachment()], on: aws, journal: name)
            #expect(again == nil, "call \(call), after \(String(describing: stop))")
            #expect(await aws.log == Self.everything)
            let last = try state(name)
            #expect(last.open.isEmpty && last.steps.allSatisfy(last.isDone))
        }
    }

    @Test func `stops where a key has appeared, before anything is deleted or in between`() async throws {
        for count in [0, 1, 3] {
            let aws = FakeAWS()
            await aws.change(after: count) { $0.keys["AKIANEW"] = true }
            let stop = try await run([removal], on: aws, journal: "journal-\(count)")
            #expect(stop?.kind == .surprise)
            #expect(stop?.description.contains("AKIANEW") == true)
            #expect(await aws.keys["AKIANEW"] == true)
            #expect(await aws.log.count >= count)
        }
    }

    @Test func `stops where a key has gone, or is active now, or a policy was detached`() async throws {
        let gone = FakeAWS()
        await gone.change { $0.keys["AKIATWO"] = nil }
        let activated = FakeAWS()
        await activated.change { $0.keys["AKIATWO"] = true }
        for (index, aws) in [gone, activated].enumerated() {
            let stop = try await run([removal], on: aws, journal: "keys-\(index)")
            #expect(stop?.kind == .surprise)
            #expect(await aws.log.isEmpty)
        }
        let detached = FakeAWS()
        await detached.change { $0.attached = [] }
        let stop = try await run([try attachment()], on: detached)
        #expect(stop?.kind == .surprise)
        #expect(await detached.log.isEmpty)
    }

    @Test func `spares a key that was used within the window, unless told otherwise`() async throws {
        let aws = FakeAWS()
        await aws.change { $0.lastUses["AKIAONE"] = "2026-01-17T00:00:00+00:00" }
        let stop = try await run([removal], on: aws)
        #expect(stop?.kind == .notAllowed)
        #expect(stop?.description.contains("2026-01-17T00:00:00Z") == true)
        #expect(await aws.log.isEmpty)
        let meant = try await run([removal], on: aws, evenIfUsed: true)
        #expect(meant == nil)
    }

    @Test func `deletes a key that was used before the window`() async throws {
        let aws = FakeAWS()
        await aws.change { $0.lastUses["AKIAONE"] = "2026-01-16T23:59:59+00:00" }
        #expect(try await run([removal], on: aws) == nil)
    }

    @Test(arguments: [OtherAdministrator.no("no role is trusted"), .unknown("nothing was collected")])
    func `asks nothing of AWS where perhaps nobody else can administer the account`(
        other: OtherAdministrator
    ) async throws {
        let aws = FakeAWS()
        for task in [removal, try attachment()] {
            let stop = try await run([task], on: aws, other: other)
            #expect(stop?.kind == .notAllowed)
            #expect(stop?.description.contains("--without-other-administrator") == true)
        }
        #expect(await aws.calls == 0)
        let meant = try await run([removal], on: aws, other: other, without: true)
        #expect(meant == nil)
    }

    @Test func `uses a policy of the same name and meaning, and none of another`() async throws {
        let same = FakeAWS()
        let spaced = Self.text.split(separator: " ").joined(separator: "\n ")
        await same.change { $0.policies["p-there"] = ("guard", spaced) }
        let stop = try await run([try attachment()], on: same, journal: "same")
        #expect(stop == nil)
        #expect(await same.log == ["AttachPolicy p-there"])
        let other = FakeAWS()
        await other.change { $0.policies["p-there"] = ("guard", "{\"Statement\": []}") }
        let refused = try await run([try attachment()], on: other, journal: "other")
        #expect(refused?.kind == .surprise)
        #expect(await other.log.isEmpty)
    }

    /// A snapshot that is newer than what was done shows what came of it. What came back is removed again, with the same journal.
    @Test func `does again what was undone, by a snapshot that shows it`() async throws {
        let aws = FakeAWS()
        let first = try await run([removal, try attachment()], on: aws)
        #expect(first == nil)
        await aws.change { aws in
            aws.keys = ["AKIAONE": true, "AKIATWO": false]
            aws.certificates = ["CERTONE"]
            aws.devices = ["GAHT00000001"]
            aws.hasPassword = true
        }
        let older = try await run([removal], on: aws, snapshot: Instant(iso8601: "2026-01-23T23:59:59Z"))
        #expect(older?.kind == .surprise)
        #expect(await aws.log == Self.everything)
        let newer = try await run([removal], on: aws, snapshot: Instant(iso8601: "2026-01-24T00:00:01Z"))
        #expect(newer == nil)
        #expect(await aws.log == Self.everything + Self.everything.prefix(5))
    }

    @Test func `stops where the credentials belong to another organization`() async throws {
        let aws = FakeAWS()
        let journal = try Journal(path: folder("journal"))
        let world = Surroundings(
            ask: { (call, place) async throws(AWSError) -> JSON in try await aws.answer(call, place) },
            now: { Self.now },
            sleep: { _ in },
            tell: { _ in }
        )
        let rules = MendingRules(window: 0, hasOtherAdministrator: { _, _ in .yes })
        let mender = Mender(journal: journal, rules: rules, world: world)
        let stop: MendingStop? = await {
            do throws(MendingStop) {
                try await mender.run([removal], managedBy: account)
                return nil
            } catch {
                return error
            }
        }()
        #expect(stop?.kind == .surprise)
        #expect(await aws.log.isEmpty)
    }
}

extension Step {
    /// As the fake writes it down.
    fileprivate var logged: String {
        switch self {
        case .deleteAccessKey(_, let id): "DeleteAccessKey \(id)"
        case .deleteSigningCertificate(_, let id): "DeleteSigningCertificate \(id)"
        case .deletePassword: "DeleteLoginProfile"
        case .deactivateDevice(_, let id): "DeactivateMFADevice \(id)"
        case .createPolicy(let name, _): "CreatePolicy \(name)"
        case .attachPolicy(let policy, _): "AttachPolicy \(policy)"
        }
    }
}
