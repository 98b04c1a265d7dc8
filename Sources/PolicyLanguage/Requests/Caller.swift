/// Who makes a request, taken apart once in the ways in which principals of policies name people.
struct Caller: Sendable {
    /// The account.
    let account: String
    /// The role, where the caller is a session of one.
    let role: Role?

    /// The role of a session, which does not tell the role's path.
    struct Role: Sendable {
        /// The ARN it has if there is no path.
        let arn: String
        /// How its ARN starts, whatever the path.
        let prefix: String
        /// How its ARN ends, if there is a path.
        let suffix: String
    }

    /// Nil where the principal is no ARN.
    init?(_ principal: String) {
        let parts = principal.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return nil }
        account = String(parts[4])
        let session = parts[5].split(separator: "/")
        guard session.first == "assumed-role", session.count > 2 else {
            role = nil
            return
        }
        let prefix = "arn:\(parts[1]):iam::\(account):role/"
        role = Role(arn: prefix + session[1], prefix: prefix, suffix: "/\(session[1])")
    }
}
