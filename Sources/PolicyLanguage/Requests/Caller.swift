/// Who makes a request, taken apart once in the ways in which principals of policies name people.
struct Caller: Sendable {
    /// The account.
    let account: String
    /// The role, where the caller is a session of one.
    let role: Role?
    /// Whether the caller is the root user of the account.
    let isRootUser: Bool

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
        let parts = principal.utf8.split(
            separator: UInt8(ascii: ":"),
            maxSplits: 5,
            omittingEmptySubsequences: false
        ).map(Substring.init)
        guard parts.count == 6 else { return nil }
        account = String(parts[4])
        isRootUser = parts[2] == "iam" && parts[5] == "root"
        let session = parts[5].utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
        guard session.first == "assumed-role", session.count > 2 else {
            role = nil
            return
        }
        let prefix = "arn:\(parts[1]):iam::\(account):role/"
        role = Role(arn: prefix + session[1], prefix: prefix, suffix: "/\(session[1])")
    }
}
