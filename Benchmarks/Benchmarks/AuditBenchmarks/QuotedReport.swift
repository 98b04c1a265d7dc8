import FoundationEssentials

/// A bare credential report in which every user's name stands in quotes and holds a comma, and root's row comes last:
/// it cannot be searched for that row, so every record has to be read.
struct QuotedReport: Sendable {
    /// How many IAM users it has beside root.
    let users: Int

    private static let header = [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed",
        "password_next_rotation", "mfa_active", "access_key_1_active", "access_key_1_last_rotated",
        "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date",
        "access_key_2_last_used_region", "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated",
        "cert_2_active", "cert_2_last_rotated",
    ]

    /// Writes it into a folder and returns its path.
    func write(into folder: String) throws -> String {
        let path = folder + "/credential-report.csv"
        var text = Self.header.joined(separator: ",") + "\n"
        for user in 0..<users { text += row(user: "\"user, \(user)\"", resource: "user/\(user)") }
        text += row(user: "<root_account>", resource: "root")
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private func row(user: String, resource: String) -> String {
        let lastUsed = "2021-01-10T03:08:56+00:00"
        let key = "false,N/A,N/A,N/A,N/A"
        return "\(user),arn:aws:iam::111122223333:\(resource),2019-12-07T14:03:23+00:00,true,\(lastUsed),"
            + "2020-08-25T04:14:58+00:00,N/A,true,\(key),\(key),false,N/A,false,N/A\n"
    }
}
