public import Organization

/// What the policies over an account leave a role or a user of what administrators do: whether it can give rights to others.
public enum AdministratorLeeway: Hashable, Sendable {
    /// It can.
    case free
    /// Every action by which rights are given is denied.
    case denied
    /// It cannot be told.
    indirect case unknown(Gap)

    /// The role or the user in question.
    public struct Question: Sendable {
        /// Who comes in by it.
        public let kind: AdministratorWay.Kind
        /// The role's name, or the user's.
        public let name: String
        /// The last part of its ARN, with its path, such as `role/teams/Admin`.
        public let resource: String
    }
}
