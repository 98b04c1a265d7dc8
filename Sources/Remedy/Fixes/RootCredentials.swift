internal import Evidence
internal import Organization

/// What a root user can sign in or sign requests with, as a root session lists it.
public struct RootCredentials: Hashable, Sendable {
    /// An access key.
    public struct Key: Hashable, Sendable {
        /// Its id, which is no secret.
        public let id: String
        /// Whether it can be used now.
        public let isActive: Bool

        /// A key with this id.
        public init(id: String, isActive: Bool) {
            self.id = id
            self.isActive = isActive
        }
    }

    /// The access keys.
    public var keys: [Key]
    /// The ids of the signing certificates.
    public var certificates: [String]
    /// The serial numbers of the MFA devices.
    public var devices: [String]
    /// Whether there is a password.
    public var hasPassword: Bool

    /// Credentials of these parts.
    public init(keys: [Key] = [], certificates: [String] = [], devices: [String] = [], hasPassword: Bool = false) {
        self.keys = keys
        self.certificates = certificates
        self.devices = devices
        self.hasPassword = hasPassword
    }
}

extension RootCredentials {
    /// What the snapshot's root session listed.
    ///
    /// - Throws: the first answer that is missing.
    init(_ evidence: AccountEvidence) throws(MissingAnswer) {
        keys = try Self.value(evidence.rootAccessKeys).map { Key(id: $0.id, isActive: $0.isActive) }
        certificates = try Self.value(evidence.rootCertificates).map(\.id)
        devices = try Self.value(evidence.rootDevices).map(\.device.serialNumber)
        hasPassword = try Self.value(evidence.rootLoginProfile)
    }

    private static func value<Value>(_ known: Known<Value>) throws(MissingAnswer) -> Value {
        switch known {
        case .known(let value): return value
        case .unknown(let gap): throw MissingAnswer(gap: gap)
        }
    }
}

/// An answer that has to be known before anything may be changed.
struct MissingAnswer: Error {
    let gap: Gap
}
