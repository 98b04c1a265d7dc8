public import Organization

/// What is kept of an account's identities: the ways that may be ones, and why there may be more.
///
/// A fleet has many accounts, and most of them are not asked: so it takes a single word until it is there.
indirect enum AdministratorEvidence: Sendable {
    case read([Candidate], Gap?)

    /// A way in, as far as the account alone can tell.
    struct Candidate: Hashable, Sendable {
        let entry: Entry
        /// The role's name, or the user's.
        let name: String
        /// The file that it stands in, without the account's folder.
        let file: String
        /// Whom the role lets in, letter by letter; nothing for users.
        let trusted: String
    }

    /// By what a candidate is one.
    enum Entry: Hashable, Sendable {
        case account(AccountID)
        case identityCenter
        case saml
        case openIDConnect
        case user(hasMFA: Bool)
    }
}

extension FleetAccount {
    /// How somebody other than the root user can administer the account.
    ///
    /// - Parameter organization: the account's, which tells the accounts of it from others.
    /// - Returns: at most two ways; unknown where the reader was not told to look for them.
    public func administrators(in organization: Organization?) -> AdministratorWays {
        guard case .read(let candidates, var gap)? = evidence.administrators else {
            let gap = Gap(.getAccountAuthorizationDetails, .notCollected)
            return AdministratorWays(answer: .unknown(gap), withoutMFA: [])
        }
        var ways: [AdministratorWay] = []
        var withoutMFA: [AdministratorWay] = []
        for candidate in candidates {
            switch candidate.entry {
            case .account(let other):
                switch belongs(other, to: organization) {
                case true?: ways.append(way(.account(other), candidate))
                case false?: break
                case nil:
                    let why = "role \(candidate.name) lets in account \(other), which may be of the organization or not"
                    gap = gap ?? Gap(.getAccountAuthorizationDetails, .undecided(why))
                }
            case .identityCenter: ways.append(way(.identityCenter, candidate))
            case .saml: ways.append(way(.saml, candidate))
            case .openIDConnect: ways.append(way(.openIDConnect, candidate))
            case .user(hasMFA: true): ways.append(way(.user, candidate))
            case .user(hasMFA: false): withoutMFA.append(way(.user, candidate))
            }
        }
        let answer: AdministratorWays.Answer = gap.map { .unknown($0) } ?? .none
        return AdministratorWays(answer: ways.isEmpty ? answer : .known(Array(ways.prefix(2))), withoutMFA: withoutMFA)
    }

    /// Whether another account is one of the organization's, and in use; nil where that is not known.
    private func belongs(_ other: AccountID, to organization: Organization?) -> Bool? {
        guard let organization else { return membership == .standalone ? false : nil }
        if let listed = organization.accounts[other] { return !listed.isOutOfService }
        if organization.managementAccount.value == other { return true }
        return organization.accountsGap == nil ? false : nil
    }

    private func way(_ kind: AdministratorWay.Kind, _ candidate: AdministratorEvidence.Candidate) -> AdministratorWay {
        let file = FactSources.path(candidate.file, in: evidence.folder)
        func details(_ field: String, _ value: String) -> Citation {
            Citation(file: file, field: field, value: value, asOf: evidence.takenAt)
        }
        guard case .user(let hasMFA) = candidate.entry else {
            let citations = [
                details("RoleDetailList.RoleName", candidate.name),
                details("RoleDetailList.AssumeRolePolicyDocument", candidate.trusted),
            ]
            return AdministratorWay(kind: kind, name: candidate.name, evidence: citations)
        }
        let report = Citation(
            file: FactSources.path(evidence.credentialReportFile, in: evidence.folder),
            field: "mfa_active of \(candidate.name)",
            value: hasMFA ? "true" : "false",
            asOf: evidence.credentialReport.value?.generated ?? evidence.takenAt
        )
        return AdministratorWay(
            kind: kind,
            name: candidate.name,
            evidence: [details("UserDetailList.UserName", candidate.name), report]
        )
    }
}
