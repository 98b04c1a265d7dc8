import Foundation
import Organization
import Remedy

/// Edits the files of a snapshot as AWS's answers would read after a change: JSON in, JSON out, without Taproot's readers.
struct SnapshotEditor {
    let folder: String

    typealias Object = [String: Any]

    struct Failure: Error {
        let reason: String
    }

    func apply(_ item: PlanItem) throws {
        switch item.change.kind {
        case .attachPolicy:
            try attach(item.policy ?? "", to: item.change.target.description, in: organization(of: item))
        case .enablePolicyType: try enableServiceControl(in: organization(of: item))
        case .centralizeRootAccess: try centralize(in: organization(of: item))
        case .removeRootCredentials: for account in item.accounts { try removeCredentials(of: account) }
        case .deleteAccessKey: for account in item.accounts { try deleteKeys(of: account) }
        case .enrolHardwareMFA: for account in item.accounts { try enrolHardware(in: account) }
        case .joinOrganization: for account in item.accounts { try join(account, organization(of: item)) }
        case .enrolMFA, .addAdministrator: break
        }
    }

    // MARK: the organization

    private func organization(of item: PlanItem) throws -> String {
        guard let name = item.organization else { throw Failure(reason: "\(item.id) is of no organization") }
        return "\(folder)/\(name)/organization"
    }

    private func attach(_ policy: String, to node: String, in organization: String) throws {
        let id = "p-newguard1"
        let summary: Object = [
            "Id": id, "Arn": "arn:aws:organizations::111111111111:policy/o-x/service_control_policy/\(id)",
            "Name": "Guard", "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": false,
        ]
        try edit("\(organization)/list-policies.json") { list in
            list["Policies"] = (list["Policies"] as? [Object] ?? []) + [summary]
        }
        try write(
            ["Policy": ["PolicySummary": summary, "Content": policy] as Object],
            to: "\(organization)/describe-policy.\(id).json"
        )
        try write(["Targets": [target(node)]], to: "\(organization)/list-targets-for-policy.\(id).json")
    }

    private func target(_ node: String) -> Object {
        let type = node.hasPrefix("r-") ? "ROOT" : node.hasPrefix("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT"
        return ["TargetId": node, "Arn": "arn:aws:organizations::111111111111:x/\(node)", "Name": node, "Type": type]
    }

    /// Every root, unit and account gets `FullAWSAccess`.
    private func enableServiceControl(in organization: String) throws {
        var nodes: Set<String> = []
        try edit("\(organization)/list-roots.json") { list in
            list["Roots"] = (list["Roots"] as? [Object] ?? []).map { root in
                var root = root
                let types = (root["PolicyTypes"] as? [Object] ?? []).filter {
                    $0["Type"] as? String != "SERVICE_CONTROL_POLICY"
                }
                root["PolicyTypes"] = types + [["Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"]]
                if let id = root["Id"] as? String { nodes.insert(id) }
                return root
            }
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: organization) {
            let list =
                file.hasSuffix(".json") && !file.hasSuffix(".error.json") ? try read("\(organization)/\(file)") : [:]
            if file.hasPrefix("list-accounts-for-parent.") {
                nodes.formUnion((list["Accounts"] as? [Object] ?? []).compactMap { $0["Id"] as? String })
            } else if file.hasPrefix("list-organizational-units-for-parent.") {
                nodes.formUnion((list["OrganizationalUnits"] as? [Object] ?? []).compactMap { $0["Id"] as? String })
            }
        }
        let id = "p-FullAWSAccess"
        let summary: Object = [
            "Id": id, "Arn": "arn:aws:organizations::aws:policy/service_control_policy/\(id)", "Name": "FullAWSAccess",
            "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": true,
        ]
        try edit("\(organization)/list-policies.json") { list in
            let others = (list["Policies"] as? [Object] ?? []).filter { $0["Id"] as? String != id }
            list["Policies"] = others + [summary]
        }
        let everything = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
        try write(
            ["Policy": ["PolicySummary": summary, "Content": everything] as Object],
            to: "\(organization)/describe-policy.\(id).json"
        )
        try write(["Targets": nodes.sorted().map(target)], to: "\(organization)/list-targets-for-policy.\(id).json")
    }

    private func centralize(in organization: String) throws {
        try? FileManager.default.removeItem(atPath: "\(organization)/list-organizations-features.error.json")
        try write(
            ["OrganizationId": "o-x", "EnabledFeatures": ["RootCredentialsManagement", "RootSessions"]],
            to: "\(organization)/list-organizations-features.json"
        )
    }

    private func join(_ account: AccountID, _ organization: String) throws {
        guard let root = (try read("\(organization)/list-roots.json")["Roots"] as? [Object])?.first?["Id"] as? String
        else {
            throw Failure(reason: "no root")
        }
        let entry: Object = [
            "Id": account.description, "Arn": "arn:aws:organizations::111111111111:account/o-x/\(account)",
            "Email": "root@example.com", "Name": "joined", "Status": "ACTIVE", "JoinedMethod": "INVITED",
            "JoinedTimestamp": "2026-01-01T00:00:00+00:00",
        ]
        for file in ["list-accounts.json", "list-accounts-for-parent.\(root).json"] {
            try edit("\(organization)/\(file)") { $0["Accounts"] = ($0["Accounts"] as? [Object] ?? []) + [entry] }
        }
        try edit("\(organization)/list-targets-for-policy.p-FullAWSAccess.json") {
            $0["Targets"] = ($0["Targets"] as? [Object] ?? []) + [target(account.description)]
        }
        let home = organization.dropLast("organization".count) + "accounts/\(account)"
        try FileManager.default.moveItem(atPath: try self.home(of: account), toPath: String(home))
    }

    // MARK: the account

    private func home(of account: AccountID) throws -> String {
        for place in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let home = "\(folder)/\(place)/accounts/\(account)"
            if FileManager.default.fileExists(atPath: home) { return home }
        }
        throw Failure(reason: "\(account) has no folder")
    }

    private func deleteKeys(of account: AccountID) throws {
        let home = try home(of: account)
        try editReport(home, Self.withoutKeys)
        try editSummary(home, ["AccountAccessKeysPresent": 0])
        try replace("\(home)/assume-root/list-access-keys.json", ["AccessKeyMetadata": [Object]()])
    }

    private func enrolHardware(in account: AccountID) throws {
        let home = try home(of: account)
        try editReport(home, ["mfa_active": "true"])
        try editSummary(home, ["AccountMFAEnabled": 1])
        try dropRootsVirtualDevices(home)
        let token: Object = [
            "UserName": "root", "SerialNumber": "GAHT98765432", "EnableDate": "2026-01-01T00:00:00+00:00",
        ]
        try replace("\(home)/assume-root/list-mfa-devices.json", ["MFADevices": [token]])
    }

    private func removeCredentials(of account: AccountID) throws {
        let home = try home(of: account)
        var values = Self.withoutKeys
        values["password_enabled"] = "FALSE"
        for column in ["password_last_used", "cert_1_last_rotated", "cert_2_last_rotated"] { values[column] = "N/A" }
        for column in ["mfa_active", "cert_1_active", "cert_2_active"] { values[column] = "false" }
        try editReport(home, values)
        try editSummary(
            home,
            [
                "AccountAccessKeysPresent": 0, "AccountMFAEnabled": 0, "AccountPasswordPresent": 0,
                "AccountSigningCertificatesPresent": 0,
            ]
        )
        try dropRootsVirtualDevices(home)
        try replace("\(home)/assume-root/list-access-keys.json", ["AccessKeyMetadata": [Object]()])
        try replace("\(home)/assume-root/list-mfa-devices.json", ["MFADevices": [Object]()])
        try replace("\(home)/assume-root/list-signing-certificates.json", ["Certificates": [Object]()])
        let profile = "\(home)/assume-root/get-login-profile.json"
        guard FileManager.default.fileExists(atPath: profile) else { return }
        try FileManager.default.removeItem(atPath: profile)
        try write(
            ["Error": ["Code": "NoSuchEntity", "Message": "Login Profile for User root cannot be found."]],
            to: "\(home)/assume-root/get-login-profile.error.json"
        )
    }

    private static let withoutKeys = [
        "access_key_1_active": "false", "access_key_1_last_rotated": "N/A", "access_key_1_last_used_date": "N/A",
        "access_key_1_last_used_region": "N/A", "access_key_1_last_used_service": "N/A",
        "access_key_2_active": "false", "access_key_2_last_rotated": "N/A", "access_key_2_last_used_date": "N/A",
        "access_key_2_last_used_region": "N/A", "access_key_2_last_used_service": "N/A",
    ]

    private func dropRootsVirtualDevices(_ home: String) throws {
        let file = "\(home)/list-virtual-mfa-devices.json"
        guard FileManager.default.fileExists(atPath: file) else { return }
        try edit(file) { list in
            list["VirtualMFADevices"] = (list["VirtualMFADevices"] as? [Object] ?? []).filter { device in
                let owner = (device["User"] as? Object)?["Arn"] as? String
                return owner?.hasSuffix(":root") != true
            }
        }
    }

    /// Changes columns of the root user's row; reports of the demo hold no quoted fields.
    private func editReport(_ home: String, _ values: [String: String]) throws {
        let (json, csv) = ("\(home)/get-credential-report.json", "\(home)/credential-report.csv")
        if FileManager.default.fileExists(atPath: json) {
            try edit(json) { answer in
                guard let content = (answer["Content"] as? String).flatMap({ Data(base64Encoded: $0) }) else { return }
                let text = Self.report(String(decoding: content, as: UTF8.self), with: values)
                answer["Content"] = Data(text.utf8).base64EncodedString()
            }
        } else if FileManager.default.fileExists(atPath: csv) {
            let text = Self.report(try String(contentsOfFile: csv, encoding: .utf8), with: values)
            try text.write(toFile: csv, atomically: false, encoding: .utf8)
        }
    }

    private static func report(_ text: String, with values: [String: String]) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let columns = lines[0].split(separator: ",").map(String.init)
        for number in lines.indices where lines[number].hasPrefix("<root_account>,") {
            var fields = lines[number].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for (place, column) in columns.enumerated() { fields[place] = values[column] ?? fields[place] }
            lines[number] = fields.joined(separator: ",")
        }
        return lines.joined(separator: "\n")
    }

    private func editSummary(_ home: String, _ counters: [String: Int]) throws {
        let file = "\(home)/get-account-summary.json"
        guard FileManager.default.fileExists(atPath: file) else { return }
        try edit(file) { answer in
            var map = answer["SummaryMap"] as? Object ?? [:]
            for (name, value) in counters where map[name] != nil { map[name] = value }
            answer["SummaryMap"] = map
        }
    }

    // MARK: files

    /// Writes a file anew, where there is one.
    private func replace(_ file: String, _ object: Object) throws {
        if FileManager.default.fileExists(atPath: file) { try write(object, to: file) }
    }

    private func edit(_ file: String, _ change: (inout Object) -> Void) throws {
        var object = try read(file)
        change(&object)
        try write(object, to: file)
    }

    private func read(_ file: String) throws -> Object {
        let data = try Data(contentsOf: URL(filePath: file))
        return try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
    }

    private func write(_ object: Object, to file: String) throws {
        try JSONSerialization.data(withJSONObject: object).write(to: URL(filePath: file))
    }
}
