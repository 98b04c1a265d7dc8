public import Organization

/// One event of a trail, and what it says about a root user.
public struct ActivityEvent: Hashable, Sendable {
    /// CloudTrail's id of the event. Records of version 1.0 and tables without that column have none; then it is made from
    /// what they say.
    public let id: String
    /// When the request was made, as CloudTrail has it: to the second.
    public let time: Instant
    /// The account of the identity that acted; where the record does not tell, the one that received the record.
    public let account: AccountID?
    /// The account that received the record. Together with ``id`` it is the identity of the event.
    public let recipient: AccountID?
    /// What the event is.
    public var activity: ActivityClass
    /// Whether the identity that acted is a root user, sessions by `sts:AssumeRoot` included.
    public let isRootActor: Bool
    /// Whether a person or a holder of a key used the root user: not AWS services, not sessions by `sts:AssumeRoot`, not
    /// those who failed to sign in.
    public var isUse: Bool
    /// The id of the root-only task that this is part of; nil where an administrator could have done the same.
    public var task: String?
    /// The service that was asked, such as `signin.amazonaws.com`.
    public let source: String
    /// What it was asked for, such as `ConsoleLogin`.
    public let name: String
    /// The region that received the request.
    public let region: String?
    /// Where the request came from: an address, or the name of an AWS service.
    public let ip: String?
    /// The program that made the request, in its own words.
    public let userAgent: String?
    /// Whether MFA was used; nil where the record does not tell, as for keys.
    public let mfa: Bool?
    /// Why AWS refused, where it did.
    public let error: String?
    /// Whether this happened in a session by `sts:AssumeRoot`.
    public var isAssumedRoot: Bool
    /// The file that holds the record.
    public let file: String
    /// The member account that a session was opened on, or whose address was changed, where that is not ``account``.
    public let target: AccountID?
    /// The id of the access key that signed the request; nil for sign-ins.
    public let accessKey: String?
    /// The id of the access key of the session that the request opened, where it opened one.
    public let issuedKey: String?

    /// An event of which all is known.
    public init(
        id: String,
        time: Instant,
        account: AccountID?,
        recipient: AccountID?,
        activity: ActivityClass,
        isRootActor: Bool,
        isUse: Bool,
        task: String?,
        source: String,
        name: String,
        region: String?,
        ip: String?,
        userAgent: String?,
        mfa: Bool?,
        error: String?,
        isAssumedRoot: Bool,
        file: String,
        target: AccountID?,
        accessKey: String?,
        issuedKey: String?
    ) {
        self.id = id
        self.time = time
        self.account = account
        self.recipient = recipient
        self.activity = activity
        self.isRootActor = isRootActor
        self.isUse = isUse
        self.task = task
        self.source = source
        self.name = name
        self.region = region
        self.ip = ip
        self.userAgent = userAgent
        self.mfa = mfa
        self.error = error
        self.isAssumedRoot = isAssumedRoot
        self.file = file
        self.target = target
        self.accessKey = accessKey
        self.issuedKey = issuedKey
    }

    /// Whether only the root user could have done this.
    public var needsRoot: Bool { task != nil }
}
