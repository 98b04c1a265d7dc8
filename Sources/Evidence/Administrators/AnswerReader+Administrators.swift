internal import Organization

extension AnswerReader {
    /// Finds out who beside the root user can administer an account, page by page.
    mutating func administrators(in folder: Folder, _ evidence: AccountEvidence) -> AdministratorEvidence {
        let call = AWSCall.getAccountAuthorizationDetails
        let paths = folder.pages(call)
        let refusal = refusal(of: call, in: folder)
        guard !paths.isEmpty else { return .read([], Gap(call, refusal ?? .notCollected)) }

        var details = AuthorizationDetails(of: evidence.account)
        var cause: Gap.Cause? = folder.lacksPage(call) ? refusal ?? .incomplete : nil
        var goesOn = false
        for path in paths {
            do throws(Unreadable) {
                goesOn = try json(path) { page throws(Unreadable) in
                    try details.add(page, file: SnapshotPath.name(of: path))
                    return page.goesOn
                }
            } catch {
                cause = cause ?? .unreadable(error.reason)
            }
        }
        if goesOn { cause = cause ?? refusal ?? .incomplete }
        if let list = details.missingList { cause = cause ?? .unreadable("has no list named \(list)") }

        let roles = details.administratorRoles()
        let users = details.administratorUsers()
        let doubt = (roles.doubt ?? users.doubt).map { Gap(call, .undecided($0)) }
        let found = signIns(of: users.users, in: folder, evidence)
        return .read(roles.candidates + found.candidates, cause.map { Gap(call, $0) } ?? doubt ?? found.gap)
    }

    /// Of the users who can do everything, some who sign in to the console with a second factor, and one without.
    private mutating func signIns(
        of users: [String: AuthorizationDetails.AdministratorUser],
        in folder: Folder,
        _ evidence: AccountEvidence
    ) -> (candidates: [AdministratorEvidence.Candidate], gap: Gap?) {
        guard !users.isEmpty else { return ([], nil) }
        if let gap = evidence.credentialReport.gap { return ([], gap) }
        let report: ReportedUsers
        do throws(Unreadable) {
            report = try reportedUsers(Set(users.keys), in: folder, evidence)
        } catch {
            return ([], Gap(.getCredentialReport, .unreadable(error.reason)))
        }
        var candidates: [AdministratorEvidence.Candidate] = []
        var gap: Gap?
        for (name, user) in users.sorted(by: { $0.key < $1.key }) {
            guard let signIn = report[name], let hasPassword = signIn.hasPassword, let hasMFA = signIn.hasMFA else {
                gap = gap ?? Gap(.getCredentialReport, .undecided("it does not tell how user \(name) signs in"))
                continue
            }
            let entry = AdministratorEvidence.Entry.user(hasMFA: hasMFA)
            guard hasPassword else { continue }
            guard candidates.count(where: { $0.entry == entry }) < (hasMFA ? Self.mostUsers : 1) else {
                if hasMFA {
                    gap =
                        gap
                        ?? Gap(
                            .getAccountAuthorizationDetails,
                            .undecided("only \(Self.mostUsers) users are looked at, and not \(name)")
                        )
                }
                continue
            }
            candidates.append(
                AdministratorEvidence.Candidate(
                    entry: entry,
                    name: name,
                    resource: user.resource,
                    file: user.file,
                    trusted: ""
                )
            )
        }
        return (candidates, gap)
    }

    /// How many who sign in with a second factor are remembered: policies over the account may deny one and not another.
    private static let mostUsers = 3

    private mutating func reportedUsers(
        _ names: Set<String>,
        in folder: Folder,
        _ evidence: AccountEvidence
    ) throws(Unreadable) -> ReportedUsers {
        guard evidence.credentialReportFile.hasSuffix(".json"), let path = folder.pages(.getCredentialReport).first
        else {
            return try text(folder.path(of: evidence.credentialReportFile)) { csv throws(Unreadable) in
                try ReportedUsers(csv: csv, named: names)
            }
        }
        return try json(path) { root throws(Unreadable) in
            guard let content = root["Content"] else { throw Unreadable("has no Content") }
            return content
        } _: { _, csv throws(Unreadable) in
            try ReportedUsers(csv: csv, named: names)
        }
    }
}
