/// Puts what was collected of an organization into its folder `organization`.
struct OrganizationWriter {
    let plan: OrganizationPlan

    func write(to folder: borrowing Folder) throws(DemoFleetError) {
        let answers = OrganizationAnswers(plan: plan)
        try folder.write(answers.organization.printed, to: "describe-organization.json")
        try folder.write(answers.roots.printed, to: "list-roots.json")
        for (index, page) in answers.accountPages.enumerated() {
            try folder.write(page.printed, to: index == 0 ? "list-accounts.json" : "list-accounts.\(index + 1).json")
        }
        for parent in [plan.rootID] + plan.units.map(\.id) {
            let units = answers.organizationalUnits(of: parent)
            try folder.write(units.printed, to: "list-organizational-units-for-parent.\(parent).json")
            try folder.write(answers.accounts(of: parent).printed, to: "list-accounts-for-parent.\(parent).json")
        }
        try write(plan.serviceControlPolicies, to: folder)
        if let policies = plan.resourceControlPolicies {
            try write(policies, to: folder.folder("rcp"))
        }
        try writeRootFeatures(to: folder)
    }

    private func write(_ policies: OrganizationPlan.Policies, to folder: borrowing Folder) throws(DemoFleetError) {
        switch policies {
        case .refused(let refusal):
            try folder.write(refusal.answer.printed, to: "list-policies.error.json")
        case .listed(let policies):
            let answers = PolicyAnswers(arns: plan.arns)
            try folder.write(answers.list(policies).printed, to: "list-policies.json")
            for policy in policies {
                try folder.write(answers.description(of: policy).printed, to: "describe-policy.\(policy.id).json")
                try folder.write(answers.targets(of: policy).printed, to: "list-targets-for-policy.\(policy.id).json")
            }
        }
    }

    private func writeRootFeatures(to folder: borrowing Folder) throws(DemoFleetError) {
        switch plan.rootFeatures {
        case .notCollected:
            return
        case .refused(let refusal):
            try folder.write(refusal.answer.printed, to: "list-organizations-features.error.json")
        case .enabled(let features):
            let answer: JSON = [
                "OrganizationId": .string(plan.arns.organizationID),
                "EnabledFeatures": .array(features.map { .string($0) }),
            ]
            try folder.write(answer.printed, to: "list-organizations-features.json")
        }
    }
}
