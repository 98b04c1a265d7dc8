internal import Organization

/// An MFA device of the root user.
public struct MFADevice: Hashable, Sendable {
    /// What kind of device it is, as its serial number tells.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html>
    public enum Kind: String, Hashable, Sendable {
        /// An authenticator app. Whoever asks for its code on a look-alike page gets it.
        case virtual
        /// A passkey or a security key. The two cannot be told apart from outside.
        case fido
        /// A hardware token that shows codes.
        case token
    }

    /// The serial number: an ARN, or for a hardware token what is printed on it.
    public let serialNumber: String

    /// The device with that serial number.
    public init(serialNumber: String) {
        self.serialNumber = serialNumber
    }

    /// What the serial number tells of the device; nil for an ARN of another form.
    public var kind: Kind? {
        guard serialNumber.hasPrefix("arn:") else { return .token }
        guard let resource = ARN(serialNumber)?.resource else { return nil }
        if resource.hasPrefix("mfa/") { return .virtual }
        if resource.hasPrefix("u2f/") { return .fido }
        return nil
    }
}

/// An MFA device and the file in which it stood.
public struct ListedDevice: Hashable, Sendable {
    /// The device.
    public let device: MFADevice
    /// The file's path.
    public let file: String

    static func all(_ listing: Listing<MFADevice>) -> [ListedDevice] {
        zip(listing.items, listing.files).map { ListedDevice(device: $0, file: $1) }
    }
}

extension MFADevice {
    init(_ device: JSONValue) throws(Unreadable) {
        guard let serial = device["SerialNumber"]?.string else {
            throw Unreadable("lists a device without SerialNumber")
        }
        self.init(serialNumber: serial)
    }

    /// The device, if it is assigned to the account's root user; nil if it is a user's, or nobody's.
    ///
    /// - Throws: where nothing tells whose it is, or where it is another account's.
    init?(_ device: JSONValue, assignedToRootOf account: AccountID) throws(Unreadable) {
        guard device.isObject else { throw Unreadable("lists something that is no device") }
        guard let user = device["User"] else { return nil }
        guard let owner = user["Arn"]?.utf8 else { throw Unreadable("lists a device whose User has no Arn") }
        // An account has thousands of users and one root user: most owners are told from it by how they end.
        guard owner.suffix(5).elementsEqual(":root".utf8) else { return nil }
        guard let arn = ARN(String(decoding: owner, as: UTF8.self)), arn.isRootUser else { return nil }
        guard arn.account == account else { throw Unreadable("lists a device of another account's root user") }
        try self.init(device)
    }
}
