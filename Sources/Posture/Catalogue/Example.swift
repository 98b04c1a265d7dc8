/// A small piece of evidence and what a control must say of it.
///
/// The evidence is the text of files as AWS prints them, so that an example goes through the readers like any other.
public struct Example: Sendable {
    /// Where the account of the example lies.
    public enum Place: Sendable {
        case standalone
        case member
        case management
        /// In a folder that does not tell.
        case unplaced
    }

    /// What is special about it.
    public let name: String
    /// What the control must say of the account itself.
    public let accountLevel: Status
    /// The reason that it must give.
    public let reason: Reason
    /// The organization or the lack of one.
    public let place: Place
    /// Texts by file name, relative to the account's folder.
    public let files: [String: String]

    /// When every report of an example was generated.
    public static let generated = "2021-01-24T00:00:00+00:00"
    /// The account of every example.
    public static let account = "111122223333"

    init(
        _ name: String,
        _ accountLevel: Status,
        _ reason: Reason,
        place: Place = .standalone,
        report: [String: String]? = [:],
        summary: [String: Int]? = nil,
        partition: String = "aws",
        files: [String: String] = [:]
    ) {
        self.name = name
        self.accountLevel = accountLevel
        self.reason = reason
        self.place = place
        var files = files
        if let report { files["credential-report.csv"] = Self.csv(report, partition) }
        if let summary {
            let counters = summary.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
            files["get-account-summary.json"] = "{\"SummaryMap\": {\(counters.joined(separator: ", "))}}"
        }
        self.files = files
    }

    /// A report with a plain root user in it: a password never used, no keys, no MFA; `changes` by column.
    private static func csv(_ changes: [String: String], _ partition: String) -> String {
        var columns: [(String, String)] = [
            ("user", "<root_account>"), ("arn", "arn:\(partition):iam::\(account):root"),
            ("user_creation_time", "2015-03-01T09:00:00+00:00"), ("password_enabled", "not_supported"),
            ("password_last_used", "no_information"), ("password_last_changed", "not_supported"),
            ("password_next_rotation", "not_supported"), ("mfa_active", "false"),
        ]
        for key in ["access_key_1", "access_key_2"] {
            columns += [("\(key)_active", "false"), ("\(key)_last_rotated", "N/A"), ("\(key)_last_used_date", "N/A")]
            columns += [("\(key)_last_used_region", "N/A"), ("\(key)_last_used_service", "N/A")]
        }
        for certificate in ["cert_1", "cert_2"] {
            columns += [("\(certificate)_active", "false"), ("\(certificate)_last_rotated", "N/A")]
        }
        let header = columns.map(\.0).joined(separator: ",")
        return header + "\n" + columns.map { changes[$0.0] ?? $0.1 }.joined(separator: ",")
    }

    /// The AWS CLI's answer with virtual devices of these owners: serial number, and the owner's ARN.
    static func virtualDevices(_ devices: [(serial: String, owner: String)], isTruncated: Bool = false) -> String {
        let items = devices.map { device in
            #"{"SerialNumber": "\#(device.serial)", "User": {"Arn": "\#(device.owner)"}}"#
        }
        return #"{"VirtualMFADevices": [\#(items.joined(separator: ", "))], "IsTruncated": \#(isTruncated)}"#
    }

    /// The AWS CLI's answer with the root user's own devices.
    static func rootDevices(_ serials: [String]) -> String {
        let items = serials.map { #"{"UserName": "root", "SerialNumber": "\#($0)"}"# }
        return #"{"MFADevices": [\#(items.joined(separator: ", "))]}"#
    }

    /// A refusal with this code.
    static func refusal(_ code: String) -> String {
        #"{"Error": {"Code": "\#(code)", "Message": "an example"}}"#
    }
}
