public import Evidence
public import Organization

extension Activity {
    /// The uses of root users, by account, as evidence for an audit.
    public var usesByAccount: [AccountID: [RootUse.Use]] {
        ordered.reduce(into: [:]) { uses, event in
            guard let account = event.account, event.isProofOfUse else { return }
            uses[account, default: []].append(
                RootUse.Use(
                    credential: .trail,
                    time: event.time,
                    citation: Citation(file: event.file, field: event.id, value: event.name, asOf: event.time)
                )
            )
        }
    }
}

extension ActivityEvent {
    /// Whether the event shows that somebody was in possession of the root user. The recovery of its password can be asked
    /// for by anybody who knows its address.
    public var isProofOfUse: Bool {
        isUse && name != "PasswordRecoveryRequested"
    }
}
