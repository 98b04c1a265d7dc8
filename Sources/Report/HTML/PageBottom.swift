internal import Evidence
internal import Organization
internal import Posture

/// What comes after the accounts that were judged: those that were not, remarks, and how to read it all.
struct PageBottom {
    let excluded: CutList<Excluded>
    let outOfService: CutList<OutOfService>
    let remarks: [RemarkGroup]
    let statuses: [Meaning]
    let catalogue: [ControlEntry]
    let standards: StandardsTable

    /// An account that somebody left out.
    struct Excluded {
        let id: String
        let name: String
        let reason: String
        let expires: String
    }

    /// An account that nobody can use.
    struct OutOfService {
        let id: String
        let name: String
        let organization: String
        let state: String
    }

    /// One of the five words.
    struct Meaning {
        let mark: StatusMark
        let meaning: String
    }

    /// - Throws: where the data that comes with Taproot is broken.
    init(_ report: AuditReport) throws {
        let audit = report.audit
        excluded = CutList(audit.excluded, Excluded.init)
        outOfService = CutList(audit.fleet.outOfService) { OutOfService($0, audit) }
        remarks = RemarkGroup.all(of: audit.remarks)
        statuses = Status.byAttention.map { Meaning(mark: StatusMark($0), meaning: $0.meaning) }
        catalogue = Control.all.map(ControlEntry.init)
        standards = StandardsTable(try Mapping.all())
    }
}

extension PageBottom.Excluded {
    fileprivate init(_ excluded: Audit.ExcludedAccount) {
        id = excluded.account.id.description
        name = excluded.account.listed?.name ?? ""
        reason = excluded.exclusion.reason
        expires = excluded.exclusion.expires.description
    }
}

extension PageBottom.OutOfService {
    fileprivate init(_ account: FleetAccount, _ audit: Audit) {
        id = account.id.description
        name = account.listed?.name ?? ""
        organization = audit.organization(of: account)?.name ?? ""
        state = account.listed?.state?.rawValue ?? ""
    }
}
