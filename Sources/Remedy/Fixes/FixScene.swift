internal import Evidence
internal import Organization
internal import Posture

/// What remedies depend on: an account, where it stands, and what its root user has.
struct FixScene {
    /// How the root user can be reached.
    enum Way: Hashable {
        /// From the management account, by a root session.
        case rootSession
        /// By signing in as the root user.
        case signingIn
        /// By requests that are signed with the root user's own access key: GovCloud has no sign-in of root.
        ///
        /// Source: <https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html>
        case ownKey
        /// Perhaps by a root session: it is not known whether the account is a member.
        case unknown
    }

    let account: AccountID
    let partition: Partition
    let way: Way
    let access: CentralRootAccess
    /// Why nobody else may be able to administer the account; nil where somebody is known to be.
    let lack: LackOfAdministrator?
    /// Whether the root user can sign in with a password; nil where that is not known.
    let signsIn: Bool?
    private let evidence: AccountEvidence

    init(_ account: FleetAccount, in audit: Audit) {
        let organization = audit.organization(of: account)?.organization
        self.account = account.id
        partition = account.partition ?? .aws
        evidence = account.evidence
        lack = LackOfAdministrator(audit.administrators(of: account))
        signsIn = account.rootSignsIn
        access = CentralRootAccess(organization?.features, organization?.featureSet.value)
        way = Self.way(to: account, access)
    }

    private static func way(to account: FleetAccount, _ access: CentralRootAccess) -> Way {
        let isGovCloud = account.partition == .govCloud
        switch account.membership {
        // That GovCloud has root sessions is documented nowhere; an organization that switched them on has them.
        case .member where !isGovCloud || access.state == .on: return .rootSession
        case _ where isGovCloud: return .ownKey
        case .unknown: return .unknown
        case .member, .management, .standalone: return .signingIn
        }
    }

    /// What comes before signing in as the root user; nothing where it has a password, or where that is not known.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reset-root-password.html>
    var beforeSigningIn: String {
        signsIn == false
            ? "The root user has no password: see first whether Forgot password on the sign-in page has one set, by a mail to "
                + "the account's address. " : ""
    }

    /// How commands are run as the root user where no session is opened from outside: its own key is all that it has where it
    /// cannot sign in.
    var runningCommands: String {
        if way == .ownKey {
            return
                "Root users do not sign in to GovCloud: run the commands with the root user's own access key; where that one is "
                + "deleted, it comes last. Where nobody has it, ask AWS Support for another one."
        }
        return signsIn == false
            ? "The root user has no password to sign in with: run the commands with its own access key; where that one is "
                + "deleted, it comes last."
            : "Signed in as the root user, run the commands in CloudShell."
    }

    /// The ids of the access keys that are active or that are not; a word for them where nothing lists them.
    func keys(active: Bool) -> [String] {
        let listed = evidence.rootAccessKeys.value?.filter { $0.isActive == active }.map(\.id) ?? []
        return listed.isEmpty ? ["ACCESS_KEY_ID"] : listed
    }

    /// The ids of all access keys, as far as the snapshot lists them.
    var allKeys: [String] { named(evidence.rootAccessKeys.value?.map(\.id), as: "ACCESS_KEY_ID") }

    /// The ids of the signing certificates.
    var certificates: [String] { named(evidence.rootCertificates.value?.map(\.id), as: "CERTIFICATE_ID") }

    /// The serial numbers of all MFA devices.
    var devices: [String] { named(evidence.rootDevices.value?.map(\.device.serialNumber), as: "SERIAL_NUMBER") }

    /// Whether there is a password to be deleted; true where nothing tells.
    var mayHavePassword: Bool { evidence.rootLoginProfile.value ?? true }

    /// The serial numbers of the virtual devices that were seen.
    var virtualDevices: [String] {
        let all = evidence.virtualDevices + (evidence.rootDevices.value ?? [])
        let serials = all.map(\.device).filter { $0.kind == .virtual }.map(\.serialNumber)
        return serials.reduce(into: []) { kept, serial in if !kept.contains(serial) { kept.append(serial) } }
    }

    private func named(_ listed: [String]?, as word: String) -> [String] { listed ?? [word] }
}
