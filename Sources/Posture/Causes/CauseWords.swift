internal import Evidence
internal import Organization

/// What causes say of themselves, and what would help.
struct CauseWords {
    private let fleet: Fleet
    private let attempts: GuardAttempts

    init(_ fleet: Fleet, _ attempts: GuardAttempts) {
        self.fleet = fleet
        self.attempts = attempts
    }

    func words(_ key: CauseKey) -> (sentence: String, remedy: String) {
        switch key {
        case .managementAccount(inGovCloud: true):
            (
                "They own organizations in GovCloud, and service control policies do not bind the owner.",
                "Delete the root user's keys there; nothing else closes it."
            )
        case .managementAccount(inGovCloud: false):
            (
                "They own organizations, and service control policies do not bind the owner.",
                "Delete the root user's keys there and register MFA in hardware; nothing else closes it."
            )
        case .standalone(inGovCloud: true):
            (
                "They are in no organization in GovCloud, so no policy can make up for anything.",
                "Bring them into an organization there, or delete root's keys."
            )
        case .standalone(inGovCloud: false):
            (
                "They are in no organization, so no policy can make up for anything.",
                "Bring them into an organization, or delete root's keys and register MFA in hardware there."
            )
        case .policiesOff(_, let exemption): policiesOff(exemption)
        case .guardDefeated(let index, let policy): guardDefeated(policy, index)
        case .noGuard(let index, let node?) where fleet.organizations[index].organization.isFull(node):
            (
                "No service control policy at, above or below \(name(node, index)) is about root users, and as many are attached "
                    + "there as AWS allows (\(Organization.serviceControlPoliciesPerNode)).",
                "Put two of them into one, then attach a guard there, once somebody else than root is known to administer each of "
                    + "the accounts; or attach it below, where there is room: taproot plan looks for such places."
            )
        case .noGuard(let index, let node):
            (
                "No service control policy at, above or below \(name(node, index)) is about root users.",
                "Attach a guard there, once somebody else than root is known to administer each of them: taproot guard build "
                    + "--deny-root --allow-assume-root writes one that is proved, taproot plan says where nobody is known to."
            )
        case .virtualMFA:
            (
                "Root signs in with a virtual MFA device there, whose codes can be given away on a look-alike page.",
                "Register security keys or hardware tokens instead; where root is not needed, remove its credentials."
            )
        case .noHardwareMFA:
            (
                "Root has no MFA device there that is known to be in hardware, and no policy denies it everything.",
                "Register security keys or hardware tokens; where root is not needed, remove its credentials."
            )
        case .rootInUse:
            (
                "Root was used there within the window that is looked at.",
                "Find out by whom and for what (taproot activity), and let roles do it from now on."
            )
        case .leftoverCredentials:
            (
                "Root keeps inactive access keys there, which can be made active again, or signing certificates, which still work.",
                "Delete them: nobody should need them."
            )
        case .credentialsKept(let index): credentialsKept(index)
        case .neverActivated(let index):
            (
                "The organization created them, and nobody ever signed in as root there or registered MFA.",
                "Remove their root credentials centrally, once somebody else is known to administer each of them."
                    + centralAccess(index)
            )
        case .invited(let index) where isInGovCloud(index):
            (
                "They existed before they were invited, with a root user that somebody else set up.",
                "Find out who holds keys of the root user, and delete them: GovCloud has no sign-in of root."
            )
        case .invited:
            (
                "They existed before they were invited, with a root user that somebody else set up.",
                "Find out who holds the root user's mailbox and password; then remove its credentials centrally."
            )
        case .evidenceDenied(_, .getCredentialReport, let code) where code.hasPrefix("Report"):
            (
                "There was no finished credential report yet (\(code)), so nobody can tell.",
                "Collect again: aws iam generate-credential-report, and after a while aws iam get-credential-report; taproot "
                    + "collect does both, and waits."
            )
        case .evidenceDenied(_, let call, let code):
            (
                "\(call.rawValue) was refused (\(code)), so nobody can tell.",
                "Grant \(call.permission) to whoever collects; taproot collect --print-policy prints all that is needed."
            )
        case .evidenceMissing(_, let call):
            (
                "What \(call.rawValue) answers is missing, cannot be read or does not decide, so nobody can tell.",
                "Collect it: \(call.command), or taproot collect, which takes everything."
            )
        case .evidenceOutOfTime:
            (
                "The evidence is of another time than is judged, or does not say of when it is.",
                "Collect it again, or name the moment with --as-of."
            )
        case .evidenceUndecided(let control):
            (
                "All evidence on \(control.rawValue) that could be used is there, and leaves it open.",
                "Look at one of the accounts: taproot explain says what is open, and why."
            )
        }
    }

    private func isInGovCloud(_ index: Int) -> Bool {
        fleet.organizations[index].organization.partition == .govCloud
    }

    private func credentialsKept(_ index: Int) -> (sentence: String, remedy: String) {
        let isCentral =
            fleet.organizations[index].organization.features.value?.contains(.rootCredentialsManagement) == true
        if isInGovCloud(index), !isCentral {
            return (
                "Root has a key or a certificate of its own there, which members can do without.",
                "Delete them with the root user's own key; that GovCloud has centralized root access is not documented."
            )
        }
        return (
            "Root has a password, a key or a certificate of its own there, which members can do without.",
            "Remove them centrally." + centralAccess(index)
        )
    }

    /// What has to be done in the organization first, in a sentence that follows another; nothing where it is done.
    private func centralAccess(_ index: Int) -> String {
        let organization = fleet.organizations[index].organization
        if organization.featureSet.value == .consolidatedBilling {
            return
                " That takes all features of the organization (aws organizations enable-all-features) and centralized root "
                + "access."
        }
        return organization.features.value?.contains(.rootCredentialsManagement) == true
            ? "" : " Switch on centralized root access in the organization first."
    }

    private func policiesOff(_ exemption: PolicyBinding.Exemption) -> (sentence: String, remedy: String) {
        exemption == .consolidatedBilling
            ? (
                "Their organization has only consolidated billing, so it has no policies.",
                "Enable all features of the organization (aws organizations enable-all-features)."
            )
            : (
                "Service control policies are not enabled at their organization's root.",
                "Enable them: aws organizations enable-policy-type --root-id ROOT_ID --policy-type SERVICE_CONTROL_POLICY."
            )
    }

    private func guardDefeated(_ policy: PolicyID, _ index: Int) -> (sentence: String, remedy: String) {
        let set = fleet.organizations[index].organization.policies[.serviceControl]?.value?.policies
        let name = set?.first { $0.id == policy }?.name
        let flaw =
            attempts.flaw(of: policy, in: index).map { ": \($0)\($0.hasSuffix(".") ? "" : ".")" }
            ?? ", and does not deny all that it would have to."
        return (
            "The policy \(policy)\(name.map { " (\($0))" } ?? "") was meant to protect root users\(flaw)",
            "Put a proved guard in its place: taproot guard build; taproot policy lint shows what is wrong with it."
        )
    }

    private func name(_ node: NodeID?, _ index: Int) -> String {
        guard let node else { return "the accounts" }
        let name = fleet.organizations[index].organization.tree.name(of: node)
        return name.map { "\(node) (\($0))" } ?? node.description
    }
}
