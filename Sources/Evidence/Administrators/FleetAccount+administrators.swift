public import Organization

extension FleetAccount {
    /// How somebody other than the root user can administer the account.
    ///
    /// - Parameters:
    ///   - organization: the account's, which tells the accounts of it from others.
    ///   - leeway: what the policies over the account leave a role or a user.
    /// - Returns: at most two ways; unknown where the reader was not told to look for them.
    public func administrators(
        in organization: Organization?,
        leeway: (AdministratorLeeway.Question) -> AdministratorLeeway
    ) -> AdministratorWays {
        guard case .read(let candidates, let gap)? = evidence.administrators else {
            let gap = Gap(.getAccountAuthorizationDetails, .notCollected)
            return AdministratorWays(answer: .unknown(gap), withoutMFA: [], denied: [], doubtful: [])
        }
        var sorted = SortedAdministrators(gap)
        for candidate in candidates {
            guard let (kind, isCertain) = kind(of: candidate, in: organization) else { continue }
            guard candidate.entry != .user(hasMFA: false) else {
                sorted.withoutMFA.append(way(kind, candidate))
                continue
            }
            guard sorted.hasRoom(for: kind) else { continue }
            switch leeway(AdministratorLeeway.Question(kind, candidate)) {
            case .denied: sorted.denied.append(way(kind, candidate))
            case .unknown(let gap): sorted.doubt(way(kind, candidate), gap)
            case .free where isCertain: sorted.ways.append(way(kind, candidate))
            case .free: sorted.doubt(nil, candidate.gapOfAccount)
            }
        }
        return sorted.administrators
    }

    /// Whether somebody other than the root user is known to be able to administer the account: ``administrators(in:leeway:)``
    /// without who, for less.
    public func hasAdministrator(
        in organization: Organization?,
        leeway: (AdministratorLeeway.Question) -> AdministratorLeeway
    ) -> Bool {
        guard case .read(let candidates, _)? = evidence.administrators else { return false }
        return candidates.contains { candidate in
            guard let (kind, isCertain) = kind(of: candidate, in: organization), isCertain else { return false }
            return candidate.entry != .user(hasMFA: false)
                && leeway(AdministratorLeeway.Question(kind, candidate)) == .free
        }
    }

    /// What kind of way a candidate is, and whether it is one for certain; nil where it is none.
    private func kind(
        of candidate: AdministratorEvidence.Candidate,
        in organization: Organization?
    ) -> (kind: AdministratorWay.Kind, isCertain: Bool)? {
        switch candidate.entry {
        case .account(let other):
            let belongs = belongs(other, to: organization)
            return belongs == false ? nil : (.account(other), belongs == true)
        case .identityCenter: return (.identityCenter, true)
        case .saml: return (.saml, true)
        case .openIDConnect: return (.openIDConnect, true)
        case .user: return (.user, true)
        }
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

extension AdministratorEvidence.Candidate {
    /// That the account which a role lets in may be of the organization or not.
    fileprivate var gapOfAccount: Gap {
        let who = if case .account(let other) = entry { "account \(other)" } else { "somebody" }
        return Gap(
            .getAccountAuthorizationDetails,
            .undecided("role \(name) lets in \(who), which may be of the organization or not")
        )
    }
}

extension AdministratorLeeway.Question {
    fileprivate init(_ kind: AdministratorWay.Kind, _ candidate: AdministratorEvidence.Candidate) {
        self.init(kind: kind, name: candidate.name, resource: candidate.resource)
    }
}
