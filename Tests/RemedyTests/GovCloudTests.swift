import Evidence
import Organization
import PolicyLanguage
import PolicyReach
import Posture
import Remedy
import TestSupport
import Testing

/// GovCloud has no sign-in of root: its root user has access keys alone, and AWS Support gives them.
///
/// Source: <https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html>
@Suite struct `Root users of GovCloud` {
    private static let features = "\(Texts.organization)/organization/list-organizations-features.json"
    private static let noFeatures = #"{"EnabledFeatures": []}"#

    /// An organization in GovCloud whose member's root has a key, and a standalone account there that has one as well.
    private static func audit(features: String = noFeatures) async throws -> Audit {
        let arn = "arn:aws-us-gov:organizations::999988887777:organization/\(Texts.organization)"
        var files = Texts.organizationFiles(members: [Texts.account]).mapValues {
            $0.replacing("arn:aws:", with: "arn:aws-us-gov:")
                .replacing(#""FeatureSet""#, with: #""Arn": "\#(arn)", "FeatureSet""#)
        }
        files[self.features] = features
        for (folder, account) in [(Texts.organization, Texts.account), ("standalone", "222200000001")] {
            files["\(folder)/accounts/\(account)/credential-report.csv"] = Texts.report(
                ["access_key_1_active": "true", "password_enabled": "false"],
                account: account,
                partition: "aws-us-gov"
            )
        }
        let folder = try TemporaryFolder(files)
        return Audit(try await FleetReader(workers: 1).read([folder.path]))
    }

    private func remedy(_ control: ControlID, _ account: String, _ audit: Audit) throws -> Remediation {
        let found = try #require(AccountID(account).flatMap { audit.account($0) })
        let verdict = try #require(audit.verdicts(on: found).first { $0.control == control })
        return try #require(Remediation(of: verdict, on: found, in: audit))
    }

    @Test(arguments: [
        (Texts.account, ControlID.rootAccessKey), (Texts.account, .rootCredentialsRemoved),
        ("222200000001", .rootAccessKey),
    ])
    func `are told to use their own key, which deletes itself last`(account: String, control: ControlID) async throws {
        let remedy = try remedy(control, account, try await Self.audit())
        #expect(remedy.sentence.contains("own access key; where that one is deleted, it comes last."))
        #expect(!(remedy.sentence + remedy.console).contains("CloudShell"))
        #expect(!remedy.commands.contains { $0.contains("update-access-key") || $0.contains("assume-root") })
        #expect(remedy.commands.last == "aws iam delete-access-key --access-key-id ACCESS_KEY_ID")
    }

    @Test func `are reached by root sessions where their organization has switched those on`() async throws {
        let audit = try await Self.audit(features: #"{"EnabledFeatures": ["RootCredentialsManagement"]}"#)
        let remedy = try remedy(.rootCredentialsRemoved, Texts.account, audit)
        #expect(remedy.commands.first?.contains("assume-root --region us-gov-west-1") == true)
    }

    @Test func `have causes that speak of no MFA and no central removal`() async throws {
        let causes = try await Self.audit().rootCauses()
        let words = causes.map { "\($0.sentence) \($0.remedy)" }.joined(separator: "\n")
        #expect(causes.map(\.kind).contains(.standalone))
        #expect(causes.map(\.kind).contains(.credentialsKept))
        #expect(!words.contains("MFA in hardware"))
        #expect(!words.contains("Remove them centrally"))
    }

    @Test func `are told of by guards that ask for MFA, which they have not`() throws {
        let built = try GuardDemand(requiresMFA: true, partitions: [.govCloud]).build()
        #expect(built.remarks.contains { $0.contains("do not sign in and have no MFA") })
        #expect(!built.lockOuts.contains { $0.kind == .mfaEnrolment })
        let regions = built.open.remainder.map { $0.witness.context["aws:RequestedRegion"] }
        #expect(!regions.isEmpty && regions.allSatisfy { $0 == .single("us-gov-west-1") }, "\(regions)")
        let elsewhere = try GuardDemand(requiresMFA: true, partitions: [.aws]).build()
        #expect(!elsewhere.remarks.contains { $0.contains("have no MFA") })
        #expect(elsewhere.lockOuts.contains { $0.kind == .mfaEnrolment })
        let all = try GuardDemand(deniesRoot: true, partitions: [.govCloud]).build()
        #expect(!all.remarks.contains { $0.contains("have no MFA") })
    }
}
