public import Organization

/// An account's credential report, of which only the root user's row is kept.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html>
public struct CredentialReport: Sendable {
    /// When AWS generated it; nil in a bare CSV, which does not say.
    public let generated: Instant?
    /// The root user's row.
    public let root: RootUserRow
}

/// What a field of a credential report says.
public enum Field<Value: Sendable>: Sendable {
    /// It holds this value.
    case read(Value)
    /// The report has no such column.
    case noColumn
    /// The column holds something that means nothing known.
    case notUnderstood

    /// The value, where there is one.
    public var value: Value? {
        if case .read(let value) = self { value } else { nil }
    }
}

extension Field: Equatable where Value: Equatable {}

/// A moment in a credential report, or the word that stands there instead.
public enum ReportedMoment: Hashable, Sendable {
    case at(Instant)
    /// `N/A`: there is no such credential, or it was never used.
    case notApplicable
    /// `no_information`: never used, or not since AWS began to record it.
    case noInformation
    /// `not_supported`: the report does not tell it of this user.
    case notSupported

    /// The moment, where there is one.
    public var instant: Instant? {
        if case .at(let instant) = self { instant } else { nil }
    }
}

/// What a credential report says of the root user's password.
public enum PasswordEnabled: Hashable, Sendable {
    case enabled
    case disabled
    /// As older reports have it: the root user may or may not have a password.
    case notSupported
}
