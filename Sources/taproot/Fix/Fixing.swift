internal import AWSClient
internal import Evidence
internal import Mending
internal import Organization
internal import Posture
internal import Remedy
internal import Report

/// Carries fixes out, and tells of them.
enum Fixing {
    /// - Parameters:
    ///   - plan: what is to be done.
    ///   - permits: what somebody said that may be done.
    ///   - aws: with which credentials.
    ///   - audit: the fleet, of which it was read who else can administer its accounts.
    ///   - path: the journal's.
    /// - Throws: where it stopped before its end.
    static func apply(
        _ plan: FixPlan,
        _ permits: FixPermits,
        _ aws: AWSOptions,
        _ audit: Audit,
        journal path: String
    ) async throws {
        #if AWS
            guard let manager = plan.managementAccount else { return }
            let journal = try Journal(path: path)
            let outlook = AdministratorOutlook(plan.tasks, in: audit)
            let rules = MendingRules(
                window: FixPlan.window(audit.settings).seconds,
                evenIfUsed: permits.evenIfUsed,
                withoutOtherAdministrator: permits.withoutOtherAdministrator,
                hasOtherAdministrator: { OtherAdministrator(outlook.lack(of: $0, after: $1)) }
            )
            try await AWSAccess.withClient(aws) { client in
                let world = Surroundings(client) { Exit.standardError("\($0)\n") }
                let mender = Mender(journal: journal, rules: rules, world: world)
                try await mender.run(plan.tasks, managedBy: manager, seenIn: plan.snapshot)
            }
            let output = FileOutput()
            output.write("All is done; \(path) tells every step and the way back.\n")
            try output.finish()
        #else
            throw InputError(description: "This build of Taproot was made without the AWS client (trait AWS).")
        #endif
    }

    /// The least permissions that carrying fixes out needs.
    static func permissions(region: String?) -> String {
        MendingPermissions.document(partition: Partition(region: region ?? "us-east-1").name) + "\n"
    }
}

extension OtherAdministrator {
    fileprivate init(_ lack: LackOfAdministrator?) {
        self =
            switch lack {
            case nil: .yes
            case .certain(let words): .no(words)
            case .unknown(let words): .unknown(words)
            }
    }
}
