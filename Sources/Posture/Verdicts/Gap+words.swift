public import Organization

extension Gap {
    /// What is missing and why, as a clause: `get-account-summary was refused (AccessDenied)`.
    public var words: String {
        let name = call.rawValue + (argument.map { " of \($0)" } ?? "")
        return switch cause {
        case .notCollected: "\(name) was not collected"
        case .refused(let error): "\(name) was refused (\(error.code))"
        case .noWayIn(let way, let error):
            "\(name) could not be asked, since \(way.rawValue) was refused (\(error.code))"
        case .unreadable(let reason): "the answer of \(name) \(reason)"
        case .disagrees(let how): "\(name) \(how)"
        case .incomplete: "the answer of \(name) breaks off before its last page"
        case .undecided(let why): "\(name) leaves it open: \(why)"
        case .fieldMissing(let field): "the answer of \(name) has no \(field)"
        case .fieldNotUnderstood(let field, let value): "\(field) in the answer of \(name) is \u{201C}\(value)\u{201D}"
        }
    }

    /// The AWS call that would settle it, and what it needs.
    public var settledBy: String {
        switch (call, cause) {
        case (.getCredentialReport, .disagrees):
            return "aws iam generate-credential-report, then after a while aws iam get-credential-report"
        case (.getCredentialReport, .refused(let error)) where error.code.hasPrefix("Report"):
            return "aws iam generate-credential-report, then after a while aws iam get-credential-report"
        case (_, .noWayIn(.assumeRole, _)):
            return "a role in the account that may be assumed (permission sts:AssumeRole, and the role's trust policy)"
        case (_, .undecided):
            return "a look at these policies by somebody who knows the account"
        case (.listMFADevices, _), (.listAccessKeys, _), (.listSigningCertificates, _), (.getLoginProfile, _):
            return "\(call.command) as the member's root user (aws sts assume-root with the task policy "
                + "IAMAuditRootUserCredentials), saved as assume-root/\(call.rawValue).json"
        default:
            return "\(call.command) (permission \(call.permission))"
        }
    }
}

extension [Gap] {
    /// All of them in one clause, each once.
    var words: String {
        if isEmpty { return "nothing that was collected tells" }
        var told: Set<String> = []
        return map(\.words).filter { told.insert($0).inserted }.joined(separator: ", and ")
    }
}
