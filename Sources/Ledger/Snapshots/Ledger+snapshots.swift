internal import FoundationEssentials
internal import GRDB
internal import Organization
public import Posture

extension Ledger {
    /// The audits that were recorded, by the moment that they speak of; of one moment the one recorded first comes first.
    public func snapshots() throws(LedgerError) -> [RecordedSnapshot] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT id, as_of, fingerprint, window, freshness, strict_hardware, "
                    + "(SELECT count(*) FROM account WHERE snapshot = snapshot.id) FROM snapshot ORDER BY as_of, id"
            )
            var snapshots: [RecordedSnapshot] = []
            while try rows.step() {
                snapshots.append(
                    RecordedSnapshot(
                        id: rows.integer(0),
                        asOf: Instant(millisecondsSince1970: rows.integer(1)),
                        fingerprint: rows.text(2),
                        window: Span(seconds: rows.integer(3)),
                        freshness: Span(seconds: rows.integer(4)),
                        strictHardware: rows.integer(5) == 1,
                        accounts: Int(rows.integer(6))
                    )
                )
            }
            return snapshots
        }
    }

    /// What a snapshot says of its accounts, by their ids.
    ///
    /// - Parameters:
    ///   - snapshot: the snapshot's number; nil means the newest one.
    ///   - organizations: organizations whose accounts are left out.
    /// - Returns: an account each; none where nothing was recorded.
    /// - Throws: where the ledger cannot be read.
    public func accounts(
        of snapshot: Int64? = nil,
        withoutOrganizations organizations: Set<String> = []
    ) throws(LedgerError) -> [RecordedAccount] {
        try read { db in
            let newest = try Int64.fetchOne(db, sql: "SELECT id FROM snapshot ORDER BY as_of DESC, id DESC")
            guard let snapshot = snapshot ?? newest else { return [] }
            let rows = try RawStatement(
                db,
                "SELECT account, evidence_time, organization, place, membership, password, active_key, inactive_key, mfa, "
                    + "certificate, devices, devices_whole FROM account WHERE snapshot = ?1 AND (organization IS NULL "
                    + "OR organization NOT IN (SELECT text.id FROM json_each(?2) AS left_out JOIN text ON text.value = left_out.value)) "
                    + "ORDER BY account"
            )
            rows.bind(snapshot, at: 1)
            rows.bind(String(decoding: try JSONEncoder().encode(organizations.sorted()), as: UTF8.self), at: 2)
            var texts = try TextReader(db)
            var accounts: [RecordedAccount] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                accounts.append(
                    RecordedAccount(
                        account: account,
                        evidenceTime: rows.integerIfAny(1).map(Instant.init(millisecondsSince1970:)),
                        organization: try texts.text(rows.integerIfAny(2)),
                        place: try texts.text(rows.integerIfAny(3)),
                        membership: try texts.text(rows.integer(4)),
                        hasPassword: rows.answer(5),
                        hasActiveKey: rows.answer(6),
                        hasInactiveKey: rows.answer(7),
                        hasMFA: rows.answer(8),
                        hasCertificate: rows.answer(9),
                        devices: try texts.text(rows.integer(10)),
                        devicesAreWhole: rows.integer(11) == 1
                    )
                )
            }
            return accounts
        }
    }

    /// What was said of one control over time, by snapshot and account. Excluded accounts have no verdicts.
    public func verdictHistory(of control: ControlID) throws(LedgerError) -> [RecordedVerdict] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT account, as_of, status, reason, account_level, account_level_reason "
                    + "FROM snapshot JOIN verdict ON verdict.snapshot = snapshot.id "
                    + "WHERE control = (SELECT id FROM text WHERE value = ?) ORDER BY as_of, snapshot.id, account"
            )
            rows.bind(control.rawValue, at: 1)
            var texts = try TextReader(db)
            var verdicts: [RecordedVerdict] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                verdicts.append(
                    RecordedVerdict(
                        account: account,
                        asOf: Instant(millisecondsSince1970: rows.integer(1)),
                        status: Status(rawValue: try texts.text(rows.integer(2))) ?? .unknown,
                        reason: try texts.text(rows.integer(3)),
                        accountLevel: Status(rawValue: try texts.text(rows.integer(4))) ?? .unknown,
                        accountLevelReason: try texts.text(rows.integer(5))
                    )
                )
            }
            return verdicts
        }
    }

    /// Who was left out of the recorded audits, by snapshot and account.
    public func exceptions() throws(LedgerError) -> [RecordedException] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT account, as_of, reason, expires FROM snapshot JOIN exception ON snapshot = snapshot.id "
                    + "ORDER BY as_of, snapshot.id, account"
            )
            var exceptions: [RecordedException] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                exceptions.append(
                    RecordedException(
                        account: account,
                        asOf: Instant(millisecondsSince1970: rows.integer(1)),
                        reason: rows.text(2),
                        expires: Instant(millisecondsSince1970: rows.integer(3))
                    )
                )
            }
            return exceptions
        }
    }

    /// What was written down as accepted when audits were recorded, by snapshot, account and control; whether it had ended
    /// already, or the control did not fail, is not asked.
    public func acceptances() throws(LedgerError) -> [RecordedAcceptance] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT account, control, as_of, reason, decided_by, expires FROM snapshot "
                    + "JOIN acceptance ON snapshot = snapshot.id ORDER BY as_of, snapshot.id, account, control"
            )
            var acceptances: [RecordedAcceptance] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                acceptances.append(
                    RecordedAcceptance(
                        account: account,
                        control: rows.text(1),
                        asOf: Instant(millisecondsSince1970: rows.integer(2)),
                        acceptance: Acceptance(
                            reason: rows.text(3),
                            decidedBy: rows.text(4),
                            expires: Instant(millisecondsSince1970: rows.integer(5))
                        )
                    )
                )
            }
            return acceptances
        }
    }

    /// The uses that credential reports told, by account, credential and time.
    ///
    /// A report holds the last use of each credential alone: successive reports give a history, with uses between two
    /// reports missing.
    public func useObservations() throws(LedgerError) -> [UseObservation] {
        try read { db in
            let rows = try RawStatement(
                db,
                "SELECT account, value, time FROM use_observation JOIN text ON id = credential "
                    + "ORDER BY account, value, time"
            )
            var observations: [UseObservation] = []
            while try rows.step() {
                guard let account = AccountID(stored: rows.integer(0)) else { continue }
                observations.append(
                    UseObservation(
                        account: account,
                        credential: rows.text(1),
                        time: Instant(millisecondsSince1970: rows.integer(2))
                    )
                )
            }
            return observations
        }
    }
}

extension RawStatement {
    fileprivate func answer(_ column: Int32) -> Bool? {
        integerIfAny(column).map { $0 == 1 }
    }
}
