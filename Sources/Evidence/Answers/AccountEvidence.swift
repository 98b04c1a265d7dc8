public import Organization

/// All that one folder holds on one account.
public struct AccountEvidence: Sendable {
    /// The account.
    public let account: AccountID
    /// The folder, or for a bare credential report the file; nil where nothing was collected.
    public let folder: String?
    /// When the snapshot was taken, where its manifest says so.
    public let takenAt: Instant?
    /// The partition that the snapshot's manifest names.
    public let manifestPartition: Partition?
    /// What the report's file is called.
    public internal(set) var credentialReportFile = "get-credential-report.json"
    /// What is worth saying of the folder itself.
    public internal(set) var remark: String?
    /// The credential report.
    public internal(set) var credentialReport: Known<CredentialReport>
    /// The account summary.
    public internal(set) var summary: Known<AccountSummary>
    /// Virtual devices that are the root user's, as far as they were listed.
    public internal(set) var virtualDevices: [ListedDevice] = []
    /// Nil if all virtual devices of the account were listed.
    public internal(set) var virtualDevicesGap: Gap?
    /// All devices of the root user, from a centralized root session.
    public internal(set) var rootDevices: Known<[ListedDevice]>
    /// All access keys of the root user, from a centralized root session.
    public internal(set) var rootAccessKeys: Known<[ListedCredential]>
    /// All signing certificates of the root user, from a centralized root session.
    public internal(set) var rootCertificates: Known<[ListedCredential]>
    /// Whether the root user has a password, from a centralized root session.
    public internal(set) var rootLoginProfile: Known<Bool>
    /// The root user's mail address, from the account itself.
    public internal(set) var primaryEmail: Known<String>
    /// The alternate contacts that were asked for.
    public internal(set) var alternateContacts: [AlternateContact] = []

    /// What the account's identities say of who else can administer it; nil where the reader was not to look.
    var administrators: AdministratorEvidence?

    /// An account of which nothing was collected.
    public init(account: AccountID, folder: String? = nil, takenAt: Instant? = nil, partition: Partition? = nil) {
        self.account = account
        self.folder = folder
        self.takenAt = takenAt
        manifestPartition = partition
        credentialReport = .unknown(Gap(.getCredentialReport, .notCollected))
        summary = .unknown(Gap(.getAccountSummary, .notCollected))
        virtualDevicesGap = Gap(.listVirtualMFADevices, .notCollected)
        rootDevices = .unknown(Gap(.listMFADevices, .notCollected))
        rootAccessKeys = .unknown(Gap(.listAccessKeys, .notCollected))
        rootCertificates = .unknown(Gap(.listSigningCertificates, .notCollected))
        rootLoginProfile = .unknown(Gap(.getLoginProfile, .notCollected))
        primaryEmail = .unknown(Gap(.getPrimaryEmail, .notCollected))
    }

    /// The partition in the ARN of one of the root user's devices.
    var partitionOfDevices: Partition? {
        let devices = virtualDevices + (rootDevices.value ?? [])
        return devices.lazy.compactMap { ARN($0.device.serialNumber)?.partition }.first
    }

    /// When all this was true: the report's own time, or else the snapshot's.
    public var time: Instant? {
        credentialReport.value?.generated ?? takenAt
    }
}
