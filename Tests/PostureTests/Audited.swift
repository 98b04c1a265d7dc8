import Evidence
import Organization
import Posture
import TestSupport

/// The audit of files that are gone again when this returns.
func audit(_ files: [String: String], _ settings: AuditSettings = AuditSettings()) async throws -> Audit {
    let folder = try TemporaryFolder(files)
    return Audit(try await FleetReader(workers: 1).read([folder.path]), settings)
}

/// The audit of one standalone account with these files.
func auditStandalone(_ files: [String: String], _ settings: AuditSettings = AuditSettings()) async throws -> Audit {
    let placed = files.map { ("standalone/accounts/\(Texts.account)/\($0.key)", $0.value) }
    return try await audit(Dictionary(uniqueKeysWithValues: placed), settings)
}

extension Audit {
    /// The verdict on one account and control.
    func verdict(_ control: ControlID, on id: String = Texts.account) -> Verdict? {
        accounts.first { $0.id.description == id }.flatMap { account in
            verdicts(on: account).first { $0.control == control }
        }
    }

    /// The row of a control in the fleet table.
    func summary(_ control: ControlID) -> ControlSummary? {
        controls.first { $0.control == control }
    }
}
