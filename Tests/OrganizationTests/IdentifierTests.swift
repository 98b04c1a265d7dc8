import Organization
import Testing

@Suite struct Identifiers {
    @Test(arguments: ["o-a1b2c3d4e5", "o-" + String(repeating: "z", count: 32)])
    func `of organizations are accepted in AWS's form`(text: String) {
        #expect(OrganizationID(text)?.description == text)
    }

    @Test(arguments: ["", "o-", "o-short", "o-A1B2C3D4E5", "x-a1b2c3d4e5", "standalone", "o-a1b2c3d4e5/.."])
    func `of organizations are refused in any other`(text: String) {
        #expect(OrganizationID(text) == nil)
    }

    @Test func `of nodes tell roots, units and accounts apart`() throws {
        #expect(NodeID("r-ab12") == .root("r-ab12"))
        #expect(NodeID("ou-ab12-cdef3456") == .organizationalUnit("ou-ab12-cdef3456"))
        #expect(NodeID("012345678901") == .account(try #require(AccountID("012345678901"))))
        #expect(NodeID("p-FullAWSAccess") == nil)
        #expect(NodeID("r-") == nil)
    }

    @Test(arguments: ["p-FullAWSAccess", "p-a1b2c3d4"])
    func `of policies are accepted in AWS's form`(text: String) {
        #expect(PolicyID(text)?.description == text)
    }

    @Test(arguments: ["p-", "FullAWSAccess", "p-a/b", "p-a.b"])
    func `of policies are refused in any other`(text: String) {
        #expect(PolicyID(text) == nil)
    }

    @Test func `of root users are ARNs whose resource is root and nothing else`() {
        #expect(ARN("arn:aws:iam::111122223333:root")?.isRootUser == true)
        #expect(ARN("arn:aws-cn:iam::111122223333:root")?.partition == .china)
        #expect(ARN("arn:aws:iam::111122223333:user/rooted-bob")?.isRootUser == false)
        #expect(ARN("arn:aws:iam::111122223333:user/root")?.isRootUser == false)
        #expect(ARN("arn:aws:iam::111122223333") == nil)
        #expect(ARN("urn:aws:iam::111122223333:root") == nil)
    }

    @Test func `of calls spell their permission as AWS does`() {
        #expect(AWSCall.listVirtualMFADevices.permission == "iam:ListVirtualMFADevices")
        #expect(AWSCall.getAccountSummary.permission == "iam:GetAccountSummary")
        #expect(AWSCall.listTargetsForPolicy.permission == "organizations:ListTargetsForPolicy")
        #expect(AWSCall.getAlternateContact.permission == "account:GetAlternateContact")
        #expect(AWSCall.listPolicies.command == "aws organizations list-policies")
    }
}
