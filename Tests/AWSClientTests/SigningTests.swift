import AWSClient
import Foundation
import Testing

@Suite struct `Signed requests` {
    @Test func `have the signatures that AWS publishes`() throws {
        let suite = try SigningSuite.load()
        #expect(suite.cases.count > 30)
        for one in suite.cases {
            let authorization = try one.signedByUs(common: suite.common)["authorization"] ?? ""
            let signature = authorization.split(separator: "Signature=").last ?? ""
            #expect(signature == one.signature ?? "", "\(one.name ?? "")")
        }
    }

    @Test func `are signed as botocore signs them`() throws {
        let cases = try SigningRecords.load(try SigningRecords.data("signatures", "jsonl"))
        #expect(cases.count == 200)
        try compare(cases)
    }

    /// `make signing` sets the variable to a file with other random requests.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TAPROOT_SIGNING_RECORDS"] != nil))
    func `are signed as botocore has just signed them`() throws {
        let path = ProcessInfo.processInfo.environment["TAPROOT_SIGNING_RECORDS"] ?? ""
        let cases = try SigningRecords.load(try Data(contentsOf: URL(filePath: path)))
        #expect(!cases.isEmpty)
        try compare(cases)
    }

    @Test func `are the same when they are signed again`() {
        let signer = RequestSigner(region: "us-east-1", service: "s3", style: .s3)
        let credentials = Credentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "hush", sessionToken: "whisper")
        let time = Date(timeIntervalSince1970: 1_440_938_160)
        let once = signer.sign(HTTPRequest(method: "GET", host: "example.com"), with: credentials, at: time)
        #expect(signer.sign(once, with: credentials, at: time) == once)
        let longTerm = Credentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "hush")
        #expect(
            signer.sign(once, with: longTerm, at: time).headers.map(\.name).contains("X-Amz-Security-Token") == false
        )
    }

    /// The days were checked with `date --utc`.
    @Test(arguments: [
        (951_782_400.0, "20000229T000000Z"), (1_709_251_199.9, "20240229T235959Z"), (4_107_542_400, "21000301T000000Z"),
        (0, "19700101T000000Z"), (-1, "19691231T235959Z"),
    ])
    func `bear their time in UTC`(seconds: Double, stamp: String) {
        let signed = RequestSigner(region: "us-east-1", service: "iam").sign(
            HTTPRequest(method: "GET", host: "iam.amazonaws.com"),
            with: Credentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "hush"),
            at: Date(timeIntervalSince1970: seconds)
        )
        #expect(signed.headers.first { $0.name == "X-Amz-Date" }?.value == stamp)
    }

    private func compare(_ cases: [SigningCase]) throws {
        for (index, one) in cases.enumerated() {
            #expect(try one.signedByUs() == one.signed ?? [:], "line \(index + 1)")
        }
    }
}
