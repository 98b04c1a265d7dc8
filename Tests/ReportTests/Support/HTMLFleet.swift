internal import Evidence
internal import Foundation
internal import Organization
internal import Posture
internal import Report

/// A fleet as texts by path, written to a folder of its own when it is read.
struct HTMLFleet {
    var files: [String: String] = [:]

    /// An account that its organization lists.
    struct Listed: Encodable {
        var id: String
        var name: String
        var state = "ACTIVE"

        private enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case state = "State"
        }
    }

    /// An organization with these accounts, of whose policies nothing is known.
    mutating func add(organization: String, management: String, accounts: [Listed]) throws {
        let folder = "\(organization)/organization"
        files["\(folder)/describe-organization.json"] = """
            {"Organization": {"Id": "\(organization)", "MasterAccountId": "\(management)", "FeatureSet": "ALL"}}
            """
        let list = try JSONEncoder().encode(["Accounts": accounts])
        files["\(folder)/list-accounts.json"] = String(decoding: list, as: UTF8.self)
    }

    /// A credential report of an account in a folder, with a plain root user in it but for `changes` by column.
    mutating func add(report account: String, in folder: String, _ changes: [String: String] = [:]) {
        let columns = [
            ("user", "<root_account>"), ("arn", "arn:aws:iam::\(account):root"),
            ("user_creation_time", "2015-03-01T09:00:00+00:00"), ("password_enabled", "not_supported"),
            ("password_last_used", "no_information"), ("mfa_active", "false"),
            ("access_key_1_active", "false"), ("access_key_1_last_rotated", "N/A"),
            ("access_key_1_last_used_date", "N/A"), ("access_key_2_active", "false"),
            ("access_key_2_last_rotated", "N/A"), ("access_key_2_last_used_date", "N/A"),
            ("cert_1_active", "false"), ("cert_1_last_rotated", "N/A"),
            ("cert_2_active", "false"), ("cert_2_last_rotated", "N/A"),
        ]
        let header = columns.map(\.0).joined(separator: ",")
        let row = columns.map { changes[$0.0] ?? $0.1 }.joined(separator: ",")
        files["\(folder)/accounts/\(account)/credential-report.csv"] = "\(header)\n\(row)\n"
    }

    /// The fleet as Taproot reads it.
    func read() async throws -> Fleet {
        try await read(workers: [2])[0]
    }

    /// The fleet as Taproot reads it from one folder with each of these numbers of workers. The folder is gone afterwards.
    func read(workers: [Int]) async throws -> [Fleet] {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("taproot-html-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: false, encoding: .utf8)
        }
        var fleets: [Fleet] = []
        for count in workers { fleets.append(try await FleetReader(workers: count).read([folder.path])) }
        return fleets
    }
}

extension HTMLFleet {
    /// A small fleet with the usual cases: standalone, management and member accounts, one of which nothing was
    /// collected, one suspended.
    static func usual(named name: String = "payments") throws -> HTMLFleet {
        var fleet = HTMLFleet()
        fleet.files["manifest.json"] = #"{"takenAt": "2021-01-24T00:00:00Z"}"#
        try fleet.add(
            organization: "o-a1b2c3d4e5",
            management: "111111111111",
            accounts: [
                Listed(id: "111111111111", name: "management"), Listed(id: "222222222222", name: name),
                Listed(id: "333333333333", name: "never collected"),
                Listed(id: "444444444444", name: "retired", state: "SUSPENDED"),
            ]
        )
        fleet.add(report: "111111111111", in: "o-a1b2c3d4e5", ["mfa_active": "true"])
        fleet.add(report: "222222222222", in: "o-a1b2c3d4e5")
        fleet.add(
            report: "555555555555",
            in: "standalone",
            ["password_last_used": "2021-01-23T09:00:00+00:00", "access_key_1_active": "true"]
        )
        fleet.add(report: "666666666666", in: "standalone", ["mfa_active": #""perhaps <b>""so""</b>""#])
        return fleet
    }
}
