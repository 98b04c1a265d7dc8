public import Organization

/// The root user's row of a credential report.
public struct RootUserRow: Sendable {
    /// An access key's fields.
    public struct AccessKey: Sendable {
        /// Whether it can be used.
        public let active: Field<Bool>
        /// When it was made or changed; none where there is no key.
        public let lastRotated: Field<ReportedMoment>
        /// When it was used last.
        public let lastUsed: Field<ReportedMoment>
    }

    /// A signing certificate's fields.
    public struct Certificate: Sendable {
        /// Whether it can be used.
        public let active: Field<Bool>
        /// When it was made or changed; none where there is no certificate.
        public let lastRotated: Field<ReportedMoment>
    }

    /// The account in the row's ARN.
    public let account: AccountID?
    /// The partition in the row's ARN.
    public let partition: Partition?
    /// Whether there is a password.
    public let passwordEnabled: Field<PasswordEnabled>
    /// When the password was used last.
    public let passwordLastUsed: Field<ReportedMoment>
    /// Whether there is an MFA device.
    public let mfaActive: Field<Bool>
    /// The two access keys that a user can have, in the report's order.
    public let accessKeys: [AccessKey]
    /// The two signing certificates that a user can have, in the report's order.
    public let certificates: [Certificate]

    /// The names of the report's columns.
    let header: ReportHeader
    private let text: String

    /// Reads the typed fields by the names of their columns.
    ///
    /// - Parameters:
    ///   - header: the names of the columns.
    ///   - fields: as many as there are columns.
    ///   - text: the row as it stands in the report.
    init(header: ReportHeader, fields: [String], text: String) {
        func raw(_ column: String) -> String? {
            header.index(of: column).map { fields[$0] }
        }
        func field<Value>(_ column: String, _ parse: (String) -> Value?) -> Field<Value> {
            guard let raw = raw(column) else { return .noColumn }
            return parse(raw).map { .read($0) } ?? .notUnderstood
        }
        let arn = raw("arn").flatMap { ARN($0) }
        account = arn?.account
        partition = arn?.partition
        passwordEnabled = field("password_enabled", PasswordEnabled.init(reported:))
        passwordLastUsed = field("password_last_used", ReportedMoment.init(reported:))
        mfaActive = field("mfa_active", Bool.init(reported:))
        accessKeys = [1, 2].map { number in
            AccessKey(
                active: field("access_key_\(number)_active", Bool.init(reported:)),
                lastRotated: field("access_key_\(number)_last_rotated", ReportedMoment.init(reported:)),
                lastUsed: field("access_key_\(number)_last_used_date", ReportedMoment.init(reported:))
            )
        }
        certificates = [1, 2].map { number in
            Certificate(
                active: field("cert_\(number)_active", Bool.init(reported:)),
                lastRotated: field("cert_\(number)_last_rotated", ReportedMoment.init(reported:))
            )
        }
        self.header = header
        self.text = text
    }

    /// What stands in a column, letter by letter; nil where the report has no such column.
    public func verbatim(_ column: String) -> String? {
        Verbatim(self)[column]
    }

    /// The row with other values in some of its columns; columns that the report does not have stay away.
    func with(_ values: [String: String]) -> RootUserRow {
        var fields = Verbatim(self).fields
        for (column, value) in values {
            if let index = header.index(of: column), index < fields.count { fields[index] = value }
        }
        return RootUserRow(header: header, fields: fields, text: fields.map(Self.quoted).joined(separator: ","))
    }

    private static let special = Set("\",\r\n".utf8)

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { special.contains($0) }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// The row's fields as they stand, taken apart once for several questions.
    struct Verbatim {
        private let header: ReportHeader
        fileprivate let fields: [String]

        init(_ row: RootUserRow) {
            header = row.header
            var text = row.text
            fields = text.withUTF8 { utf8 in
                var records = CSVRecords(UnsafeRawBufferPointer(utf8))
                return (try? records.next()) ?? []
            }
        }

        subscript(_ column: String) -> String? {
            guard let index = header.index(of: column), index < fields.count else { return nil }
            return fields[index]
        }
    }
}

extension Bool {
    fileprivate init?(reported text: String) {
        switch text.lowercased() {
        case "true": self = true
        case "false": self = false
        default: return nil
        }
    }
}

extension PasswordEnabled {
    fileprivate init?(reported text: String) {
        switch text.lowercased() {
        case "true": self = .enabled
        case "false": self = .disabled
        case "not_supported": self = .notSupported
        default: return nil
        }
    }
}

extension ReportedMoment {
    fileprivate init?(reported text: String) {
        switch text {
        case "N/A": self = .notApplicable
        case "no_information": self = .noInformation
        case "not_supported": self = .notSupported
        default:
            guard let instant = Instant(iso8601: text) else { return nil }
            self = .at(instant)
        }
    }
}
