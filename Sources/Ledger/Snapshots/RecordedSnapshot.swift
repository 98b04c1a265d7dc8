public import Organization
public import Posture

/// An audit that the ledger remembers.
public struct RecordedSnapshot: Hashable, Sendable {
    /// Its number in the ledger.
    public let id: Int64
    /// The moment that it speaks of.
    public let asOf: Instant
    /// A hash of all that is recorded of it.
    public let fingerprint: String
    /// How far back a use of root counted.
    public let window: Span
    /// How old a credential report could be.
    public let freshness: Span
    /// Whether devices that may be passkeys in software failed the control of hardware MFA.
    public let strictHardware: Bool
    /// How many accounts it has.
    public let accounts: Int
}

/// What a snapshot says of one account.
public struct RecordedAccount: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// When its evidence was true.
    public let evidenceTime: Instant?
    /// The organization that it was found in.
    public let organization: String?
    /// The ids over it, from the organization's root down, separated by slashes; nil where the evidence does not tell.
    public let place: String?
    /// `standalone`, `management`, `member`, or why it cannot be told.
    public let membership: String
    /// Whether there is a password; nil where nothing tells.
    public let hasPassword: Bool?
    /// Whether a key is active.
    public let hasActiveKey: Bool?
    /// Whether there is a key that is not active.
    public let hasInactiveKey: Bool?
    /// Whether there is an MFA device.
    public let hasMFA: Bool?
    /// Whether there is a signing certificate.
    public let hasCertificate: Bool?
    /// The kinds of the devices that were listed, in the order of their names, separated by commas.
    public let devices: String
    /// Whether all devices were listed.
    public let devicesAreWhole: Bool
}

/// What a snapshot said of one control in one account.
public struct RecordedVerdict: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The moment that the snapshot speaks of.
    public let asOf: Instant
    /// What was effectively true.
    public let status: Status
    /// Why; as the version that recorded it called it.
    public let reason: String
    /// What the account itself showed.
    public let accountLevel: Status
    /// Why the account itself showed it.
    public let accountLevelReason: String
}

/// An account that was left out of an audit.
public struct RecordedException: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The moment that the snapshot speaks of.
    public let asOf: Instant
    /// Somebody's reason.
    public let reason: String
    /// From when on the account counts again.
    public let expires: Instant
}

/// A failure that somebody accepted when an audit was made.
public struct RecordedAcceptance: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The control; as the version that recorded it called it.
    public let control: String
    /// The moment that the snapshot speaks of.
    public let asOf: Instant
    /// Who accepted it, why, and until when.
    public let acceptance: Acceptance
}

/// A use of a root user that a credential report told: where there is no trail, all that is known of its use.
public struct UseObservation: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// What was used: `password`, `first access key`, `second access key`.
    public let credential: String
    /// When, as the report has it: to 5 minutes for passwords, 15 for keys.
    public let time: Instant
}
