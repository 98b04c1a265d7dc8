import FoundationEssentials

/// Texts of AWS answers for tests, written by hand after AWS's documentation.
public enum Texts {
    /// The account of most tests.
    public static let account = "111122223333"
    /// The organization of most tests.
    public static let organization = "o-a1b2c3d4e5"

    /// The columns of today's credential reports, in AWS's order.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html>
    public static let columns = [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed",
        "password_next_rotation", "mfa_active", "access_key_1_active", "access_key_1_last_rotated",
        "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date",
        "access_key_2_last_used_region", "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated",
        "cert_2_active", "cert_2_last_rotated",
    ]

    /// A report with one row, the root user's: never used, no keys, no MFA, and these changes.
    public static func report(
        _ changes: [String: String] = [:],
        account: String = account,
        partition: String = "aws",
        columns: [String] = columns,
        users: [String] = []
    ) -> String {
        let usual = [
            "user": "<root_account>", "arn": "arn:\(partition):iam::\(account):root",
            "user_creation_time": "2015-03-01T09:00:00+00:00", "password_enabled": "not_supported",
            "password_last_used": "no_information", "password_last_changed": "not_supported",
            "password_next_rotation": "not_supported", "mfa_active": "false", "access_key_1_active": "false",
            "access_key_2_active": "false", "cert_1_active": "false", "cert_2_active": "false",
        ]
        let row = columns.map { changes[$0] ?? usual[$0] ?? "N/A" }.joined(separator: ",")
        return ([columns.joined(separator: ","), row] + users).joined(separator: "\n")
    }

    /// The AWS CLI's answer to get-credential-report.
    public static func reportJSON(_ csv: String, generated: String = "2021-01-24T00:00:00+00:00") -> String {
        let content = Data(csv.utf8).base64EncodedString()
        return """
            {
                "Content": "\(content)",
                "ReportFormat": "text/csv",
                "GeneratedTime": "\(generated)"
            }
            """
    }

    /// The AWS CLI's answer to get-account-summary.
    public static func summary(_ counters: [String: Int]) -> String {
        let members = counters.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        return "{\"SummaryMap\": {\(members.joined(separator: ", "))}}"
    }

    /// What a snapshot holds where a call was refused.
    public static func refusal(_ code: String) -> String {
        "{\"Error\": {\"Code\": \"\(code)\", \"Message\": \"no\"}}"
    }

    /// The files of an organization with a management account 999988887777 and these members, all right under the root.
    public static func organizationFiles(
        _ folder: String = organization,
        members: [String],
        featureSet: String = "ALL",
        policyTypes: String = #"{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}"#
    ) -> [String: String] {
        let all = ["999988887777"] + members
        let accounts = all.map { listed($0) }.joined(separator: ", ")
        let base = folder + "/organization/"
        let full = #"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#
        let document =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"#
        let targets = (["r-ab12"] + all).map { #"{"TargetId": "\#($0)"}"# }.joined(separator: ", ")
        return [
            base + "describe-organization.json":
                #"{"Organization": {"Id": "\#(organization)", "FeatureSet": "\#(featureSet)", "MasterAccountId": "999988887777"}}"#,
            base + "list-roots.json":
                #"{"Roots": [{"Id": "r-ab12", "Name": "Root", "PolicyTypes": [\#(policyTypes)]}]}"#,
            base + "list-accounts.json": #"{"Accounts": [\#(accounts)]}"#,
            base + "list-organizational-units-for-parent.r-ab12.json": #"{"OrganizationalUnits": []}"#,
            base + "list-accounts-for-parent.r-ab12.json": #"{"Accounts": [\#(accounts)]}"#,
            base + "list-policies.json": #"{"Policies": [\#(full)]}"#,
            base + "describe-policy.p-FullAWSAccess.json":
                #"{"Policy": {"PolicySummary": \#(full), "Content": "\#(document)"}}"#,
            base + "list-targets-for-policy.p-FullAWSAccess.json": #"{"Targets": [\#(targets)]}"#,
            base + "list-organizations-features.json": #"{"EnabledFeatures": ["RootCredentialsManagement"]}"#,
        ]
    }

    /// An account as list-accounts has it.
    public static func listed(_ account: String, status: String = "ACTIVE") -> String {
        """
        {"Id": "\(account)", "Arn": "arn:aws:organizations::999988887777:account/\(organization)/\(account)", \
        "Email": "root+\(account)@example.com", "Name": "account-\(account.suffix(4))", "Status": "\(status)", \
        "JoinedMethod": "CREATED", "JoinedTimestamp": "2019-05-01T10:00:00+00:00"}
        """
    }
}
