import AWSClient
import Foundation

/// A request with whose it is and when, as `signature-suite.json` and `signatures.jsonl` have them.
struct SigningCase: Decodable {
    var name: String?
    var style: String?
    var service: String?
    var region: String?
    var key: String?
    var secret: String?
    var token: String?
    var time: Double?
    var method: String?
    var scheme: String?
    var host: String?
    var port: Int?
    var path: String?
    var query: [[String]]?
    var headers: [[String]]?
    var body: String?
    var signature: String?
    var signed: [String: String]?

    /// The headers that it is signed with, by their names in small letters.
    func signedByUs(common: SigningCase? = nil) throws -> [String: String] {
        func value<Value>(_ member: (SigningCase) -> Value?) throws -> Value {
            guard let value = member(self) ?? common.flatMap(member) else { throw SigningCaseError() }
            return value
        }
        let request = HTTPRequest(
            method: try value(\.method),
            scheme: try value(\.scheme),
            host: try value(\.host),
            port: port,
            path: try value(\.path),
            query: try value(\.query).map { .init($0[0], $0[1]) },
            headers: try value(\.headers).map { .init($0[0], $0[1]) },
            body: try bytes(of: try value(\.body))
        )
        let credentials = Credentials(
            accessKeyID: try value(\.key),
            secretAccessKey: try value(\.secret),
            sessionToken: token
        )
        let signer = RequestSigner(
            region: try value(\.region),
            service: try value(\.service),
            style: try value(\.style) == "s3" ? .s3 : .usual
        )
        let signed = signer.sign(request, with: credentials, at: Date(timeIntervalSince1970: try value(\.time)))
        let own = ["authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"]
        let pairs = signed.headers.map { ($0.name.lowercased(), $0.value) }.filter { own.contains($0.0) }
        return try Dictionary(pairs) { _, _ in throw SigningCaseError() }
    }

    private func bytes(of digits: String) throws -> [UInt8] {
        let pairs = stride(from: 0, to: digits.utf8.count, by: 2).map { digits.dropFirst($0).prefix(2) }
        return try pairs.map { pair in
            guard let byte = UInt8(pair, radix: 16) else { throw SigningCaseError() }
            return byte
        }
    }
}

struct SigningCaseError: Error {}

/// AWS's published cases.
struct SigningSuite: Decodable {
    var common: SigningCase
    var cases: [SigningCase]

    static func load() throws -> SigningSuite {
        try JSONDecoder().decode(SigningSuite.self, from: try SigningRecords.data("signature-suite", "json"))
    }
}

/// What botocore signed.
enum SigningRecords {
    static func data(_ name: String, _ kind: String) throws -> Data {
        guard let url = Bundle.module.url(forResource: name, withExtension: kind, subdirectory: "Cases") else {
            throw SigningCaseError()
        }
        return try Data(contentsOf: url)
    }

    static func load(_ data: Data) throws -> [SigningCase] {
        try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(SigningCase.self, from: $0) }
    }
}
