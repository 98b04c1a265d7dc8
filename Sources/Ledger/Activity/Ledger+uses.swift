public import Evidence
public import Organization
internal import Trail

extension Ledger {
    /// Whether the file at a path is a ledger.
    public static func isLedger(_ path: String) -> Bool {
        LedgerFile(path).isLedger
    }

    /// Every use of a root user that the ledger knows of, by account, as evidence for an audit: those that trails showed, and
    /// those that credential reports told at the time.
    public func uses() throws(LedgerError) -> [AccountID: [RootUse.Use]] {
        var uses: [AccountID: [RootUse.Use]] = [:]
        try forEachEvent { event in
            guard let account = event.account, event.isProofOfUse else { return }
            uses[account, default: []].append(
                RootUse.Use(
                    credential: .trail,
                    time: event.time,
                    citation: Citation(file: path, field: event.id, value: event.name, asOf: event.time)
                )
            )
        }
        for observation in try useObservations() {
            guard let credential = RootUse.Credential(rawValue: observation.credential) else { continue }
            uses[observation.account, default: []].append(
                RootUse.Use(
                    credential: credential,
                    time: observation.time,
                    citation: Citation(
                        file: path,
                        field: observation.credential,
                        value: observation.time.description,
                        asOf: observation.time
                    )
                )
            )
        }
        return uses
    }
}
