import Evidence
import Foundation
import Organization
import Posture
import TestSupport

/// A small organization in files, as the AWS CLI would have answered about it, and an account in none.
///
///     r-ab12
///     ├── 111111111111          the management account
///     ├── ou-ab12-production
///     │   ├── 222222222222      no MFA
///     │   └── 333333333333      MFA
///     └── ou-ab12-development
///         ├── 444444444444      no MFA
///         └── ou-ab12-sandboxes
///             └── 555555555555  no MFA, and an access key
struct WrittenFleet {
    let folder: TemporaryFolder

    static let tree: [(parent: String, units: [String], accounts: [String])] = [
        ("r-ab12", ["ou-ab12-production", "ou-ab12-development"], ["111111111111"]),
        ("ou-ab12-production", [], ["222222222222", "333333333333"]),
        ("ou-ab12-development", ["ou-ab12-sandboxes"], ["444444444444"]),
        ("ou-ab12-sandboxes", [], ["555555555555"]),
    ]

    init(policyTypes: String = #"{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}"#) throws {
        let base = "o-a1b2c3d4e5/organization/"
        var files = [
            base + "describe-organization.json":
                #"{"Organization": {"Id": "o-a1b2c3d4e5", "Arn": "arn:aws:organizations::111111111111:organization/o-a1b2c3d4e5", "FeatureSet": "ALL", "MasterAccountId": "111111111111"}}"#,
            base + "list-roots.json":
                #"{"Roots": [{"Id": "r-ab12", "Name": "Root", "PolicyTypes": [\#(policyTypes)]}]}"#,
            base + "list-accounts.json": Self.list("Accounts", Self.tree.flatMap(\.accounts).map(Self.account)),
        ]
        for (parent, units, accounts) in Self.tree {
            files[base + "list-organizational-units-for-parent.\(parent).json"] = Self.list(
                "OrganizationalUnits",
                units.map { #"{"Id": "\#($0)", "Name": "\#($0.dropFirst(8))"}"# }
            )
            files[base + "list-accounts-for-parent.\(parent).json"] = Self.list("Accounts", accounts.map(Self.account))
        }
        for id in Self.tree.flatMap(\.accounts) {
            files["o-a1b2c3d4e5/accounts/\(id)/credential-report.csv"] = Self.report(
                id,
                mfa: ["111111111111", "333333333333"].contains(id),
                key: id == "555555555555"
            )
        }
        files["standalone/accounts/666666666666/credential-report.csv"] = Self.report(
            "666666666666",
            mfa: false,
            key: false
        )
        folder = try TemporaryFolder(files)
        let nodes = ["r-ab12"] + Self.tree.flatMap { $0.units + $0.accounts }
        try WrittenPolicies(folder.path + "/" + base).add(
            "p-FullAWSAccess",
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#,
            at: nodes
        )
    }

    func audit(_ settings: AuditSettings = AuditSettings()) async throws -> Audit {
        try await Self.audit(folder.path, settings)
    }

    static func audit(_ path: String, _ settings: AuditSettings = AuditSettings()) async throws -> Audit {
        Audit(try await FleetReader(workers: 1).read([path]), settings)
    }

    private static func list(_ name: String, _ items: [String]) -> String {
        "{\"\(name)\": [\(items.joined(separator: ", "))]}"
    }

    private static func account(_ id: String) -> String {
        #"{"Id": "\#(id)", "Arn": "arn:aws:organizations::111111111111:account/o-a1b2c3d4e5/\#(id)", "Status": "ACTIVE"}"#
    }

    private static func report(_ id: String, mfa: Bool, key: Bool) -> String {
        """
        user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
        <root_account>,arn:aws:iam::\(id):root,2019-01-01T00:00:00+00:00,true,no_information,not_supported,not_supported,\(mfa),\(key),\(key ? "2020-01-01T00:00:00+00:00" : "N/A"),N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
        """
    }
}

/// The files that tell of an organization's policies.
struct WrittenPolicies {
    private let folder: String

    /// Those of an `organization/` folder.
    init(_ folder: String) { self.folder = folder }

    /// Whether the list of policies is there.
    var areKnown: Bool { FileManager.default.fileExists(atPath: folder + "/list-policies.json") }

    /// Writes one more policy, attached to these nodes.
    func add(_ id: String, _ text: String, at nodes: [String]) throws {
        var policies: [Any] = []
        if let data = FileManager.default.contents(atPath: folder + "/list-policies.json"),
            let list = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        {
            policies = list["Policies"] as? [Any] ?? []
        }
        policies.append(["Id": id, "Name": id, "Type": "SERVICE_CONTROL_POLICY", "AwsManaged": false] as [String: Any])
        try write(["Policies": policies], "list-policies.json")
        try write(["Policy": ["PolicySummary": ["Id": id], "Content": text]], "describe-policy.\(id).json")
        try write(["Targets": nodes.map { ["TargetId": $0] }], "list-targets-for-policy.\(id).json")
    }

    private func write(_ object: [String: Any], _ name: String) throws {
        try JSONSerialization.data(withJSONObject: object).write(to: URL(filePath: folder + "/" + name))
    }
}
