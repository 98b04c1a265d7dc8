import Evidence
import Foundation
import Organization
import Posture
import Remedy
import TestSupport
import Testing

/// The commands are those of AWS's documentation: of AssumeRoot
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>), of centralized root access
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html>) and of the AWS CLI's reference.
@Suite struct `What to do about a failing control` {
    private static let member = Texts.account
    private static let management = "999988887777"
    private static let features = "\(Texts.organization)/organization/list-organizations-features.json"

    /// What is to be done about the first account's control, where these files lie in the account's folder.
    private func remedy(
        _ control: ControlID,
        of account: String = member,
        _ files: [String: String],
        partition: String = "aws",
        features: String? = #"{"EnabledFeatures": ["RootCredentialsManagement", "RootSessions"]}"#
    ) async throws -> Remediation? {
        var all = Texts.organizationFiles(members: [Self.member])
        all[Self.features] = features
        for (name, text) in files { all["\(Texts.organization)/accounts/\(account)/\(name)"] = text }
        let audit = try await audited(all)
        let found = try #require(AccountID(account).flatMap { audit.account($0) })
        let verdict = try #require(audit.verdicts(on: found).first { $0.control == control })
        return Remediation(of: verdict, on: found, in: audit)
    }

    private func report(_ changes: [String: String], of account: String = member, _ partition: String = "aws") -> String
    {
        Texts.report(changes, account: account, partition: partition)
    }

    private let twoKeys = """
        {"AccessKeyMetadata": [{"AccessKeyId": "AKIAONE00000000000AA", "Status": "Active"},
                               {"AccessKeyId": "AKIATWO00000000000AA", "Status": "Inactive"}]}
        """

    @Test func `is nothing where the control holds`() async throws {
        let report = report(["mfa_active": "true"])
        let none = try await remedy(.rootMFA, ["credential-report.csv": report])
        #expect(none == nil)
    }

    @Test func `in a member is done in a root session, which is opened first and forgotten at last`() async throws {
        let files = [
            "credential-report.csv": report(["access_key_1_active": "true"]),
            "assume-root/list-access-keys.json": twoKeys,
        ]
        let found = try #require(try await remedy(.rootAccessKey, files))
        let opening = try #require(found.commands.first)
        for word in [
            "AWS_STS_REGIONAL_ENDPOINTS=regional aws sts assume-root --region us-east-1",
            "--target-principal 111122223333", "--duration-seconds 900",
            "--task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials",
        ] {
            #expect(opening.contains(word))
        }
        #expect(found.commands.dropFirst(2).first == "aws iam list-access-keys")
        let expected = [
            "aws iam list-access-keys", "aws iam get-access-key-last-used --access-key-id AKIAONE00000000000AA",
            "aws iam delete-access-key --access-key-id AKIAONE00000000000AA",
            "unset session AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN",
        ]
        #expect(Array(found.commands.dropFirst(2)) == expected)
        #expect(found.terraform == nil)
        #expect(found.console.contains("Root access management"))
    }

    /// A root user that cannot sign in has its own key alone; a key that was made inactive cannot delete itself.
    @Test func `in a management account without a root password is done with the key itself`() async throws {
        let report = report(["access_key_1_active": "true", "password_enabled": "false"], of: Self.management)
        let remedy = try await remedy(.rootAccessKey, of: Self.management, ["credential-report.csv": report])
        let found = try #require(remedy)
        #expect(found.sentence.contains("with its own access key; where that one is deleted, it comes last."))
        #expect(!found.sentence.contains("CloudShell"))
        #expect(!found.console.contains("Sign in"))
        #expect(!found.commands.contains { $0.contains("update-access-key") })
    }

    /// A shell is the judge: commands without a user's name must never run with the credentials of whoever types them.
    @Test(arguments: [
        (session: "", shown: "none none none"), (session: "AKIA\tsecret\ttoken", shown: "AKIA secret token"),
    ])
    func `leaves nobody's own credentials in force, even where no session was opened`(
        session: String,
        shown: String
    ) async throws {
        let files = ["credential-report.csv": report(["access_key_1_active": "true"])]
        let found = try #require(try await remedy(.rootAccessKey, files))
        let exporting = try #require(found.commands.dropFirst().first)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        let show = #"echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN""#
        shell.arguments = ["-c", "\(exporting)\n\(show)"]
        shell.environment = ["session": session, "PATH": "/usr/bin:/bin", "AWS_ACCESS_KEY_ID": "MINE"]
        let out = Pipe()
        shell.standardOutput = out
        try shell.run()
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(text == shown + "\n")
    }

    /// The session's task policy denies everything that it doesn't name, and does not name iam:UpdateAccessKey.
    @Test func `never makes a member's key inactive, which a root session may not`() async throws {
        let files = [
            "credential-report.csv": report(["access_key_1_active": "true"]),
            "assume-root/list-access-keys.json": twoKeys,
        ]
        let found = try #require(try await remedy(.rootAccessKey, files))
        #expect(!found.commands.contains { $0.contains("update-access-key") })
    }

    @Test func `in the management account is done as the root user itself, key made inactive first`() async throws {
        let files = ["credential-report.csv": report(["access_key_2_active": "true"], of: Self.management)]
        let found = try #require(try await remedy(.rootAccessKey, of: Self.management, files))
        let expected = [
            "aws iam list-access-keys", "aws iam get-access-key-last-used --access-key-id ACCESS_KEY_ID",
            "aws iam update-access-key --access-key-id ACCESS_KEY_ID --status Inactive",
            "aws iam delete-access-key --access-key-id ACCESS_KEY_ID",
        ]
        #expect(found.commands == expected)
        #expect(found.console.hasPrefix("Sign in as the root user"))
    }

    @Test(arguments: [
        (
            features: #"{"EnabledFeatures": []}"#,
            first: [
                "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com",
                "aws iam enable-organizations-root-credentials-management",
                "aws iam enable-organizations-root-sessions",
            ]
        ),
        (
            features: #"{"EnabledFeatures": ["RootSessions"]}"#,
            first: ["aws iam enable-organizations-root-credentials-management"]
        ),
        (
            features: nil,
            first: [
                "aws iam list-organizations-features",
                "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com",
                "aws iam enable-organizations-root-credentials-management",
                "aws iam enable-organizations-root-sessions",
            ]
        ),
    ])
    func `switches centralized root access on first where it is off`(features: String?, first: [String]) async throws {
        let files = ["credential-report.csv": report([:])]
        let found = try #require(try await remedy(.rootMFA, files, features: features))
        #expect(Array(found.commands.prefix(first.count)) == first)
        #expect(found.commands.dropFirst(first.count).first?.contains("aws sts assume-root") == true)
        #expect(found.terraform?.contains(#"resource "aws_iam_organizations_features""#) == true)
    }

    @Test func `removes everything that a member's root user has, devices last`() async throws {
        let files = [
            "credential-report.csv": report(["cert_1_active": "true", "access_key_1_active": "true"]),
            "assume-root/list-access-keys.json": twoKeys,
            "assume-root/list-signing-certificates.json":
                #"{"Certificates": [{"CertificateId": "CERTONE", "Status": "Inactive"}]}"#,
            "assume-root/list-mfa-devices.json":
                #"{"MFADevices": [{"SerialNumber": "arn:aws:iam::111122223333:mfa/my phone's"}]}"#,
            "assume-root/get-login-profile.json": #"{"LoginProfile": {"CreateDate": "2019-05-01T10:00:00+00:00"}}"#,
        ]
        let found = try #require(try await remedy(.rootCredentialsRemoved, files))
        let changing = found.commands.filter { $0.contains(" delete-") || $0.contains(" deactivate-") }
        let expected = [
            "aws iam delete-access-key --access-key-id AKIAONE00000000000AA",
            "aws iam delete-access-key --access-key-id AKIATWO00000000000AA",
            "aws iam delete-signing-certificate --certificate-id CERTONE", "aws iam delete-login-profile",
            #"aws iam deactivate-mfa-device --serial-number 'arn:aws:iam::111122223333:mfa/my phone'\''s'"#,
        ]
        #expect(changing == expected)
    }

    @Test(arguments: [
        (partition: "aws-us-gov", region: "us-gov-west-1"), (partition: "aws-cn", region: "cn-north-1"),
    ])
    func `speaks of the account's own partition`(partition: String, region: String) async throws {
        let files = [
            "credential-report.csv": Texts.report(["access_key_1_active": "true"], partition: partition)
        ]
        let found = try #require(try await remedy(.rootAccessKey, files))
        let opening = try #require(found.commands.first)
        #expect(opening.contains("--region \(region) "))
        #expect(opening.contains("arn=arn:\(partition):iam::aws:policy/root-task/"))
    }

    @Test(arguments: ControlID.allCases)
    func `is there for every control, with a command and a way through the console`(control: ControlID) async throws {
        let examples = control.control.examples.filter { $0.accountLevel == .fail }
        for example in examples {
            let folder = example.place == .member ? Texts.organization : "standalone"
            var files = example.place == .member ? Texts.organizationFiles(members: [Example.account]) : [:]
            for (name, text) in example.files { files["\(folder)/accounts/\(Example.account)/\(name)"] = text }
            let audit = try await audited(files)
            let account = try #require(audit.accounts.first { $0.id.description == Example.account })
            let verdict = try #require(audit.verdicts(on: account).first { $0.control == control })
            guard verdict.status == .fail else { continue }
            let found = try #require(
                Remediation(of: verdict, on: account, in: audit)
            )
            #expect(!found.commands.isEmpty && !found.console.isEmpty && found.sentence.hasSuffix("."))
        }
    }

    /// The study's advice is to give people limited roles instead of root; whoever follows it where root is the only
    /// administrator stands outside.
    @Test(arguments: administrations)
    func `begins with another administrator where it stops the use of root`(roles: String?, first: String?) async throws
    {
        let used = report(["password_last_used": "2021-01-23T23:00:00+00:00"])
        var files = [
            "get-credential-report.json": Texts.reportJSON(used),
            "get-account-summary.json": #"{"SummaryMap": {"AccountPasswordPresent": 1}}"#,
        ]
        files["get-account-authorization-details.json"] = roles.map {
            #"{"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [\#($0)]}"#
        }
        for control in [ControlID.rootUnused, .rootCredentialsRemoved] {
            let found = try #require(try await remedy(control, files))
            #expect(found.sentence.hasPrefix("First ") == (first != nil), "\(control): \(found.sentence)")
            #expect(found.sentence.hasPrefix(first ?? ""))
        }
        files["get-credential-report.json"] = Texts.reportJSON(report(["cert_1_active": "true"]))
        let harmless = try #require(try await remedy(.rootNoSigningCertificate, files))
        #expect(!harmless.sentence.hasPrefix("First "))
    }

    private static let administrations: [(roles: String?, first: String?)] = [
        (roles: "", first: "First make somebody else an administrator of the account: "),
        (roles: administratorRole, first: nil),
        (roles: nil, first: "First find out whether somebody else can administer the account, which is not known: "),
    ]

    private static let administratorRole = """
        {"RoleName": "Administrator", "Arn": "arn:aws:iam::111122223333:role/Administrator", "Path": "/", "AssumeRolePolicyDocument":
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal":
        {"AWS": "arn:aws:iam::999988887777:root"}}]}, "RolePolicyList": [], "AttachedManagedPolicies":
        [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]}
        """

    private func audited(_ files: [String: String]) async throws -> Audit {
        let folder = try TemporaryFolder(files)
        return Audit(try await FleetReader(workers: 1, administrators: .ofEverybody).read([folder.path]))
    }
}
