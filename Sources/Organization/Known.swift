/// A value that an AWS answer told, or why there is none.
///
/// What was not collected, was refused or could not be read is unknown; it never turns into a value.
public enum Known<Value: Sendable>: Sendable {
    /// The answer said so.
    case known(Value)
    /// No answer; the gap tells which one is missing and why.
    case unknown(Gap)

    /// The value, where it is known.
    public var value: Value? {
        if case .known(let value) = self { value } else { nil }
    }

    /// What is missing, where the value is unknown.
    public var gap: Gap? {
        if case .unknown(let gap) = self { gap } else { nil }
    }

    /// The same knowledge of something derived from the value.
    public func map<Derived>(_ derive: (Value) -> Derived) -> Known<Derived> {
        switch self {
        case .known(let value): .known(derive(value))
        case .unknown(let gap): .unknown(gap)
        }
    }
}

extension Known: Equatable where Value: Equatable {}

/// A piece of evidence that is missing.
public struct Gap: Hashable, Sendable {
    /// Why it is missing.
    public enum Cause: Hashable, Sendable {
        /// No file holds the call's answer.
        case notCollected
        /// AWS answered with an error.
        case refused(ServiceError)
        /// The call was not made, since the account or its root user could not be asked: this way in was refused.
        case noWayIn(AWSCall, ServiceError)
        /// The file cannot be read as the call's answer; the text says why.
        case unreadable(String)
        /// The answer breaks off: it says that there are more pages, and they are not there.
        case incomplete
        /// The answer was read, and another one that is newer does not fit it.
        case disagrees(String)
        /// The answer was read and does not hold the field.
        case fieldMissing(String)
        /// The answer was read, and leaves the question open; the text says by what.
        case undecided(String)
        /// The field holds a value that means nothing known.
        case fieldNotUnderstood(field: String, value: String)
    }

    /// The call whose answer is missing.
    public let call: AWSCall
    /// What the call was to be made for, such as a policy's id, where it takes an argument.
    public let argument: String?
    /// Why it is missing.
    public let cause: Cause

    /// Names what is missing.
    public init(_ call: AWSCall, argument: String? = nil, _ cause: Cause) {
        self.call = call
        self.argument = argument
        self.cause = cause
    }
}

/// An error that an AWS service answered with.
public struct ServiceError: Hashable, Sendable {
    /// Such as `AccessDenied`.
    public let code: String
    /// The service's own words; may be empty.
    public let message: String

    /// The error with this code and message.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
