public import Evidence
public import Posture

/// One account's verdicts as JSON: the account's identity, and its findings as in ``JSONView``.
public struct AccountJSONView: Sendable {
    private let account: FleetAccount
    private let audit: Audit

    /// The view of one account of an audit.
    public init(_ account: FleetAccount, in audit: Audit) {
        self.account = account
        self.audit = audit
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.identity(account, audit)
            json.member("email", account.email)
            json.member("story") { $0.array(AccountStory(account, audit).sentences) { $1.string($0) } }
            json.member("paths") { $0.array(audit.judge.attackPaths(of: account)) { $1.attackPath($0) } }
            json.member("findings") { $0.array(audit.verdicts(on: account)) { $1.finding($0, account, audit) } }
            json.member("administrators") { json in
                json.administrators(account.administrators(in: audit.organization(of: account)?.organization))
            }
        }
        output.write(json.text + "\n")
    }
}
