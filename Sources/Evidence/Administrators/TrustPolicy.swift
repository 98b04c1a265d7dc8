internal import Organization

/// Whom a role's trust policy lets in, from outside the account.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
struct TrustPolicy {
    /// Somebody who is let in for certain, and how that is written.
    struct Trusted {
        let entry: AdministratorEvidence.Entry
        let text: String
    }

    /// Everybody who is let in for certain.
    private(set) var trusted: [Trusted] = []
    /// Whether more may be let in, by what cannot be told from the policy alone.
    private(set) var isUnclear = false

    private let account: AccountID

    /// Conditions that only ask for a second factor.
    private static let factorKeys: Set = ["aws:multifactorauthpresent", "aws:multifactorauthage"]

    /// - Parameters:
    ///   - document: the policy as the AWS CLI prints it.
    ///   - account: the account that the role is in. Its own principals are no way in from outside.
    init(_ document: JSONValue?, of account: AccountID) {
        self.account = account
        guard let statements = document?["Statement"] else {
            isUnclear = true
            return
        }
        var denies = false
        for statement in statements.oneOrMany {
            switch statement["Effect"]?.string {
            case "Allow": add(statement)
            case "Deny": denies = true
            default: isUnclear = true
            }
        }
        guard denies, !trusted.isEmpty else { return }
        // Whom the denial is about would have to be found out.
        trusted = []
        isUnclear = true
    }

    private mutating func add(_ statement: JSONValue) {
        guard let actions = statement["Action"]?.texts, let principal = statement["Principal"], principal.isObject
        else {
            isUnclear = true
            return
        }
        if Self.covers("sts:assumerole", actions) {
            let isCertain = Self.asksOnlyForFactor(statement)
            for text in principal["AWS"]?.texts ?? [] { add(text, isCertain: isCertain) }
        }
        for text in principal["Federated"]?.texts ?? [] {
            if text.contains(":saml-provider/"), Self.covers("sts:assumerolewithsaml", actions) {
                trusted.append(Trusted(entry: .saml, text: text))
            } else if text.contains(":oidc-provider/"), Self.covers("sts:assumerolewithwebidentity", actions) {
                trusted.append(Trusted(entry: .openIDConnect, text: text))
            } else {
                isUnclear = true
            }
        }
    }

    /// A principal of AWS: an account by its id or the ARN of its root, or a principal in it. Ids of users and roles
    /// stand where those were deleted.
    private mutating func add(_ text: String, isCertain: Bool) {
        let arn = ARN(text)
        if let other = AccountID(text) ?? (arn?.isRootUser == true ? arn?.account : nil), other != account, isCertain {
            trusted.append(Trusted(entry: .account(other), text: text))
        } else if text == "*" || arn != nil || AccountID(text) != nil {
            isUnclear = true
        }
    }

    /// Whether one of the patterns covers an action, which is written in small letters.
    private static func covers(_ action: String, _ patterns: [String]) -> Bool {
        patterns.contains { pattern in
            let pattern = pattern.lowercased()
            return pattern.hasSuffix("*") ? action.hasPrefix(pattern.dropLast()) : pattern == action
        } || patterns.contains("*:*")
    }

    private static func asksOnlyForFactor(_ statement: JSONValue) -> Bool {
        guard statement.isConditional, let condition = statement["Condition"] else { return true }
        let names = condition.memberNames
        return !names.isEmpty
            && names.allSatisfy { name in
                let keys = condition[name]?.memberNames ?? []
                return !keys.isEmpty && keys.allSatisfy { factorKeys.contains($0.lowercased()) }
            }
    }
}
