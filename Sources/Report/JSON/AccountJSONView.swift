public import Evidence
public import Posture
internal import Remedy

/// One account's verdicts as JSON: the account's identity, and its findings as in ``JSONView``, with what to do
/// where one fails.
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
            json.member("findings") { json in
                json.array(audit.verdicts(on: account)) { verdict, json in
                    json.finding(verdict, account, audit, Remediation(of: verdict, on: account, in: audit))
                }
            }
            json.member("administrators") { $0.administrators(audit.administrators(of: account)) }
            json.member("remarks") { json in
                json.array(audit.remarks.filter { $0.account == account.id }) { $1.string($0.sentence) }
            }
        }
        output.write(json.text + "\n")
    }
}
