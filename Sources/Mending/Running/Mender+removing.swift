internal import Organization
internal import Remedy

/// Deleting credentials of a member's root user.
extension Mender {
    func remove(_ removal: CredentialRemoval) async throws(MendingStop) {
        let account = removal.account
        world.tell("\(account): comparing the root user's credentials with the snapshot")
        for kind in removal.kinds { try await compare(kind, removal) }
        for kind in removal.kinds {
            switch kind {
            case .keys: try await removeKeys(removal)
            case .certificates:
                for id in removal.expected.certificates {
                    try await perform(.deleteSigningCertificate(account, id))
                    try await compare(kind, removal)
                }
            case .password: if removal.expected.hasPassword { try await perform(.deletePassword(account)) }
            case .devices:
                for serial in removal.expected.devices {
                    try await perform(.deactivateDevice(account, serial))
                    try await compare(kind, removal)
                }
            }
        }
        // What appeared while others were deleted is seen here.
        for kind in removal.kinds { try await compare(kind, removal) }
    }

    private func removeKeys(_ removal: CredentialRemoval) async throws(MendingStop) {
        for key in removal.keys where !journal.state.isDone(.deleteAccessKey(removal.account, key.id)) {
            guard try await keys(of: removal.account).contains(key) else {
                // A step that an earlier run had begun, and that AWS did late.
                try await perform(.deleteAccessKey(removal.account, key.id))
                continue
            }
            let used = try await lastUse(of: key.id, in: removal.account)
            if let used, !rules.evenIfUsed, world.now() - used <= .seconds(rules.window) {
                throw .notAllowed(
                    "Key \(key.id) of the root user of \(removal.account) was used on \(used). Find out what uses it; "
                        + "--even-if-used deletes it all the same."
                )
            }
            try await perform(
                .deleteAccessKey(removal.account, key.id),
                known: [
                    .init("status", key.isActive ? "Active" : "Inactive"),
                    .init("lastUsed", used.map(\.description) ?? "never, as far as AWS knows"),
                ]
            )
            try await compare(.keys, removal)
        }
    }

    /// Holds what AWS lists to what the snapshot lists, but for what was done since, by this journal.
    private func compare(_ kind: CredentialRemoval.Kind, _ removal: CredentialRemoval) async throws(MendingStop) {
        let account = removal.account
        let expected = removal.expected
        switch kind {
        case .keys:
            let found = try await keys(of: account)
            func name(_ key: RootCredentials.Key) -> String { "\(key.id) (\(key.isActive ? "active" : "inactive"))" }
            try compare(
                found.map(name),
                expected.keys.map { (name($0), .deleteAccessKey(account, $0.id)) },
                "access key",
                account
            )
        case .certificates:
            let found = try await certificates(of: account)
            let steps = expected.certificates.map { ($0, Step.deleteSigningCertificate(account, $0)) }
            try compare(found, steps, "signing certificate", account)
        case .password:
            let found = try await hasPassword(account) ? ["password"] : []
            try compare(
                found,
                expected.hasPassword ? [("password", .deletePassword(account))] : [],
                "password",
                account
            )
        case .devices:
            let found = try await devices(of: account)
            let steps = expected.devices.map { ($0, Step.deactivateDevice(account, $0)) }
            try compare(found, steps, "MFA device", account)
        }
    }

    private func compare(
        _ found: [String],
        _ expected: [(name: String, step: Step)],
        _ noun: String,
        _ account: AccountID
    ) throws(MendingStop) {
        // What was deleted must be gone; what was begun may be.
        let wanted = expected.filter { !journal.state.isDone($0.step) }
        if let more = found.first(where: { item in !wanted.contains { $0.name == item } }) {
            throw .surprise(
                "The root user of \(account) has \(Self.named(more, noun)) that the snapshot does not show."
            )
        }
        let missing = wanted.first { item in !found.contains(item.name) && !journal.state.wasBegun(item.step) }
        if let missing {
            throw .surprise(
                "The root user of \(account) no longer has \(Self.named(missing.name, noun)) that the snapshot shows."
            )
        }
    }

    /// A credential with its kind; a password has no name of its own.
    private static func named(_ name: String, _ noun: String) -> String {
        name == noun ? "a \(noun)" : "the \(noun) \(name)"
    }
}
