internal import Evidence
internal import GRDB
internal import Organization
internal import Posture

/// An audit on its way into the ledger, inside one transaction.
///
/// Rows are written as they are derived, account by account, so memory does not grow with the fleet. Their hash is known
/// at the end; if a snapshot of the same moment has it, the transaction is taken back.
struct SnapshotRecording {
    private let audit: Audit
    private let asOf: Instant
    private let db: Database
    private let historyStart: Int64
    private var texts: TextTable
    private var fingerprint = Fingerprint()
    private let insertAccount: RawStatement
    private let insertVerdict: RawStatement
    private let insertUse: RawStatement

    init(_ audit: Audit, asOf: Instant, _ db: Database) throws {
        self.audit = audit
        self.asOf = asOf
        self.db = db
        historyStart = try State.historyStart.value(db) ?? .min
        texts = try TextTable(db)
        insertAccount = try RawStatement(
            db,
            "INSERT INTO account (snapshot, account, evidence_time, organization, place, membership, password, "
                + "active_key, inactive_key, mfa, certificate, devices, devices_whole) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        insertVerdict = try RawStatement(db, "INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?)")
        insertUse = try RawStatement(db, "INSERT OR IGNORE INTO use_observation VALUES (?, ?, ?)")
    }

    /// Writes everything.
    ///
    /// - Returns: whether it should stay: false where the same snapshot was there.
    mutating func run() throws -> Bool {
        let settings = audit.settings
        try db.execute(
            sql: "INSERT INTO snapshot (as_of, fingerprint, window, freshness, strict_hardware) "
                + "VALUES (?, '', ?, ?, ?)",
            arguments: [
                asOf.millisecondsSince1970, settings.window.seconds, settings.freshness.seconds,
                settings.strictHardware,
            ]
        )
        let snapshot = db.lastInsertedRowID
        note(String(settings.window.seconds), String(settings.freshness.seconds), settings.strictHardware.description)
        try writeExceptions(snapshot)
        try writeAcceptances(snapshot)
        for account in audit.accounts {
            try write(account, snapshot)
            try write(audit.verdicts(on: account), on: account.id, snapshot)
        }
        for excluded in audit.excluded { try write(excluded.account, snapshot) }
        let isThere = try Bool.fetchOne(
            db,
            sql: "SELECT 1 FROM snapshot WHERE as_of = ? AND fingerprint = ?",
            arguments: [asOf.millisecondsSince1970, fingerprint.text]
        )
        guard isThere == nil else { return false }
        try db.execute(
            sql: "UPDATE snapshot SET fingerprint = ? WHERE id = ?",
            arguments: [fingerprint.text, snapshot]
        )
        return true
    }

    private mutating func note(_ texts: String?...) {
        for text in texts { fingerprint.add(text) }
    }

    private mutating func writeExceptions(_ snapshot: Int64) throws {
        let exclusions = audit.settings.exclusions.sorted { $0.key < $1.key }
        for (account, exclusion) in exclusions {
            note("exception", account.description, exclusion.reason, exclusion.expires.description)
            try db.execute(
                sql: "INSERT INTO exception (snapshot, account, reason, expires) VALUES (?, ?, ?, ?)",
                arguments: [
                    snapshot, account.stored, exclusion.reason, exclusion.expires.millisecondsSince1970,
                ]
            )
        }
    }

    private mutating func writeAcceptances(_ snapshot: Int64) throws {
        for (account, acceptances) in audit.settings.acceptances.sorted(by: { $0.key < $1.key }) {
            for (control, acceptance) in acceptances.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let words = [control.rawValue, acceptance.reason, acceptance.decidedBy]
                note("acceptance", account.description, acceptance.expires.description)
                for word in words { note(word) }
                try db.execute(
                    sql: "INSERT INTO acceptance (snapshot, account, control, reason, decided_by, expires) "
                        + "VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        snapshot, account.stored, words[0], words[1], words[2],
                        acceptance.expires.millisecondsSince1970,
                    ]
                )
            }
        }
    }

    private mutating func write(_ account: FleetAccount, _ snapshot: Int64) throws {
        let facts = RootFacts(account.evidence, older: account.older)
        let organization = audit.organization(of: account)
        let path = organization?.organization.tree.path(to: account.id).value
        let place = path?.dropLast().map(\.description).joined(separator: "/")
        let kinds = Set(facts.devices.listed.map { $0.value.kind?.rawValue ?? "unknown" })
        let devices = kinds.sorted().joined(separator: ",")
        let answers = [
            facts.hasPassword, facts.hasActiveKey, facts.hasInactiveKey, facts.hasMFA, facts.hasCertificate,
        ].map(\.value)

        insertAccount.bind(snapshot, at: 1)
        insertAccount.bind(account.id.stored, at: 2)
        insertAccount.bind(account.evidence.time?.millisecondsSince1970, at: 3)
        insertAccount.bind(try texts.number(organization?.name), at: 4)
        insertAccount.bind(try texts.number(place), at: 5)
        insertAccount.bind(try texts.number(account.membership.word), at: 6)
        for (index, answer) in zip(Int32(7)..., answers) { insertAccount.bind(answer.map { $0 ? 1 : 0 }, at: index) }
        insertAccount.bind(try texts.number(devices), at: 12)
        insertAccount.bind(facts.devices.extent == .all ? 1 : 0, at: 13)
        try insertAccount.run()

        note("account", account.id.description, account.evidence.time?.description, organization?.name, place)
        note(account.membership.word, devices, String(facts.devices.extent == .all))
        for answer in answers { note(answer?.description) }
        try write(facts.use.uses, of: account.id)
    }

    private mutating func write(_ uses: [RootUse.Use], of account: AccountID) throws {
        for use in uses {
            note("use", use.credential.rawValue, use.time.description)
            guard use.time.millisecondsSince1970 >= historyStart else { continue }
            insertUse.bind(account.stored, at: 1)
            insertUse.bind(try texts.number(use.credential.rawValue), at: 2)
            insertUse.bind(use.time.millisecondsSince1970, at: 3)
            try insertUse.run()
        }
    }

    private mutating func write(_ verdicts: [Verdict], on account: AccountID, _ snapshot: Int64) throws {
        for verdict in verdicts {
            let words = [
                verdict.control.rawValue, verdict.status.rawValue, verdict.reason.rawValue,
                verdict.accountLevel.status.rawValue, verdict.accountLevel.reason.rawValue,
            ]
            for word in words { note(word) }
            let numbers = try words.map { try texts.number($0) }
            insertVerdict.bind(snapshot, at: 1)
            insertVerdict.bind(numbers[0], at: 2)
            insertVerdict.bind(account.stored, at: 3)
            for (index, number) in zip(Int32(4)..., numbers.dropFirst()) { insertVerdict.bind(number, at: index) }
            try insertVerdict.run()
        }
    }
}

extension Membership {
    /// The membership as one word.
    fileprivate var word: String {
        switch self {
        case .standalone: "standalone"
        case .management: "management"
        case .member: "member"
        case .unknown(let doubt): doubt.rawValue
        }
    }
}
