/// What to ask STS for a role with.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
public struct AssumeRoleRequest: Hashable, Sendable {
    /// The role.
    public var roleARN: String
    /// The name of the session, as CloudTrail will show it.
    public var sessionName: String
    /// Whose request it is.
    public var credentials: Credentials
    /// What the role's owner and its user have agreed on.
    public var externalID: String?
    /// How long the session is to last.
    public var durationSeconds: Int?
    /// The MFA device's serial number or ARN.
    public var serialNumber: String?
    /// The MFA device's code, which can be used once.
    public var tokenCode: String?

    /// A request for a role, without what only some roles want.
    ///
    /// - Parameters:
    ///   - roleARN: The role.
    ///   - sessionName: The name of the session.
    ///   - credentials: Whose request it is.
    public init(roleARN: String, sessionName: String, credentials: Credentials) {
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.credentials = credentials
    }
}

/// What to ask STS for a role with where another identity provider vouches; such a request is not signed.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
public struct WebIdentityRequest: Hashable, Sendable {
    /// The role.
    public var roleARN: String
    /// The name of the session, as CloudTrail will show it.
    public var sessionName: String
    /// The identity provider's token. A secret.
    public var token: String

    /// A request for a role.
    ///
    /// - Parameters:
    ///   - roleARN: The role.
    ///   - sessionName: The name of the session.
    ///   - token: The identity provider's token.
    public init(roleARN: String, sessionName: String, token: String) {
        self.roleARN = roleARN
        self.sessionName = sessionName
        self.token = token
    }
}

extension WebIdentityRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The role and the session's name, without the token.
    public var description: String { "web identity for \(roleARN) as \(sessionName)" }

    /// The role and the session's name, without the token.
    public var debugDescription: String { description }

    /// The role and the session's name: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["roleARN": roleARN, "sessionName": sessionName]) }
}

/// Asks STS for a role's credentials.
public typealias AssumeRole = @Sendable (AssumeRoleRequest) async throws -> Credentials

/// Asks STS for a role's credentials, with the token of another identity provider.
public typealias AssumeRoleWithWebIdentity = @Sendable (WebIdentityRequest) async throws -> Credentials

/// Asks a person for the code that the MFA device of that serial number or ARN shows.
public typealias AskForCode = @Sendable (_ serialNumber: String) async throws -> String
