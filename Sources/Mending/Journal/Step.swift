public import Organization

/// One change by API: what the journal speaks of.
public enum Step: Hashable, Sendable {
    /// An access key of a member's root user is deleted.
    case deleteAccessKey(AccountID, String)
    /// A signing certificate of a member's root user is deleted.
    case deleteSigningCertificate(AccountID, String)
    /// The password of a member's root user is deleted.
    case deletePassword(AccountID)
    /// An MFA device is taken from a member's root user.
    case deactivateDevice(AccountID, String)
    /// A service control policy of this name and text is made.
    case createPolicy(name: String, text: String)
    /// A policy is attached to a node.
    case attachPolicy(String, target: String)
}

extension Step: CustomStringConvertible {
    /// What is done, in a clause.
    public var description: String {
        switch self {
        case .deleteAccessKey(let account, let key): "delete access key \(key) of the root user of \(account)"
        case .deleteSigningCertificate(let account, let id):
            "delete signing certificate \(id) of the root user of \(account)"
        case .deletePassword(let account): "delete the password of the root user of \(account)"
        case .deactivateDevice(let account, let serial):
            "deactivate MFA device \(serial) of the root user of \(account)"
        case .createPolicy(let name, _): "make the service control policy \(name)"
        case .attachPolicy(let policy, let target): "attach policy \(policy) to \(target)"
        }
    }

    /// What is written down of the way back.
    ///
    /// - Parameter result: The id of what was made.
    /// - Returns: A command, or that there is none.
    func wayBack(_ result: String? = nil) -> String {
        switch self {
        case .deleteAccessKey: "none: a deleted key cannot be had back; the root user could only make another one"
        case .deleteSigningCertificate: "none: a deleted certificate can only be uploaded again by whoever has it"
        case .deletePassword(let account):
            "none to the same password; a root session on \(account) with the task policy IAMCreateRootUserPassword and "
                + "aws iam create-login-profile let the root user set another one by mail"
        case .deactivateDevice: "none: the root user has to sign in and register the device again"
        case .createPolicy: "aws organizations delete-policy --policy-id \(result ?? "POLICY_ID")"
        case .attachPolicy(let policy, let target):
            "aws organizations detach-policy --policy-id \(policy) --target-id \(target)"
        }
    }
}
