/// What a credential report says of how some users sign in to the console.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html>
struct ReportedUsers {
    /// A user's two columns; nil where they hold something that means nothing known.
    struct SignIn {
        let hasPassword: Bool?
        let hasMFA: Bool?
    }

    private var users: [String: SignIn] = [:]

    /// Reads the rows of the users with these names.
    init(csv bytes: UnsafeRawBufferPointer, named names: Set<String>) throws(Unreadable) {
        var records = CSVRecords(bytes)
        let columns = try records.next() ?? []
        guard let user = columns.firstIndex(of: "user"), let password = columns.firstIndex(of: "password_enabled"),
            let mfa = columns.firstIndex(of: "mfa_active")
        else { throw Unreadable("lacks one of the columns user, password_enabled and mfa_active") }
        while let fields = try records.next() {
            guard fields.count == columns.count, names.contains(fields[user]) else { continue }
            users[fields[user]] = SignIn(hasPassword: Self.flag(fields[password]), hasMFA: Self.flag(fields[mfa]))
        }
    }

    /// What is said of a user; nil where the report has no such row.
    subscript(_ name: String) -> SignIn? {
        users[name]
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
