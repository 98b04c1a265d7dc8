import FoundationEssentials
import Testing

@testable import AWSClient

/// Names, parameters and protocols are those of the API references of IAM and AWS Organizations.
@Suite struct `A call that changes something` {
    private static let calls: [(call: Call, body: String)] = [
        (.deleteAccessKey("AKIA1"), "Action=DeleteAccessKey&Version=2010-05-08&AccessKeyId=AKIA1"),
        (
            .deleteSigningCertificate("CERT1"),
            "Action=DeleteSigningCertificate&Version=2010-05-08&CertificateId=CERT1"
        ),
        (.deleteLoginProfile(), "Action=DeleteLoginProfile&Version=2010-05-08"),
        (
            .deactivateMFADevice("arn:aws:iam::111122223333:mfa/x"),
            "Action=DeactivateMFADevice&Version=2010-05-08&SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Fx"
        ),
        (
            .createPolicy(name: "n", description: "d", type: "SERVICE_CONTROL_POLICY", content: "{}"),
            #"{"Name":"n","Description":"d","Type":"SERVICE_CONTROL_POLICY","Content":"{}"}"#
        ),
        (.attachPolicy("p-1", to: "ou-ab12-c3d4"), #"{"PolicyId":"p-1","TargetId":"ou-ab12-c3d4"}"#),
    ]

    @Test(arguments: calls.indices)
    func `is written as AWS documents it, and says that it changes something`(index: Int) {
        let (call, body) = Self.calls[index]
        let endpoint = Endpoint("example.amazonaws.com", region: "us-east-1")
        let request = RequestWriter(endpoint: endpoint, agent: "taproot").request(call)
        let written = String(decoding: request.body, as: UTF8.self)
            .split(separator: "\":\"", omittingEmptySubsequences: false).joined(separator: "\":\"")
        #expect(written == body)
        #expect(call.operation.changes)
    }

    /// `<DeleteAccessKeyResponse>` holds nothing but the request's id, and AttachPolicy answers with an empty body.
    @Test(arguments: ["", "<DeleteAccessKeyResponse><ResponseMetadata/></DeleteAccessKeyResponse>"])
    func `is answered with nothing`(body: String) throws {
        let answer = HTTPAnswer(status: 200, headers: [], body: Array(body.utf8))
        #expect(try AnswerReader.value(of: answer, for: .deleteAccessKey) == .object([]))
    }
}
