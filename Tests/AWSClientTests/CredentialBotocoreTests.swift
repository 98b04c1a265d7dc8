import AWSClient
import Foundation
import TestSupport
import Testing

/// Random homes and environments, with what botocore finds in them.
@Suite struct `Credentials that botocore finds` {
    private struct Home: Decodable {
        struct Found: Decodable {
            var key: String?
            var token: String?
            var method: String?
            var region: String?
            var error: String?
        }

        var environment: [String: String]
        var config: String?
        var credentials: String?
        var profile: String?
        var found: Found
    }

    private static let methods: [CredentialSource: String] = [
        .environment: "env", .role: "assume-role", .webIdentity: "assume-role-with-web-identity", .sso: "sso",
        .credentialsFile: "shared-credentials-file", .process: "custom-process", .configFile: "config-file",
        .container: "container-role", .instanceMetadata: "iam-role",
    ]

    @Test func `are found here too`() async throws {
        let homes = try load(try SigningRecords.data("credentials", "jsonl"))
        #expect(homes.count == 400)
        try await compare(homes)
    }

    /// `make signing` sets the variable to a file with other random homes.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TAPROOT_CREDENTIAL_RECORDS"] != nil))
    func `are found here too, as it has just found them`() async throws {
        let path = ProcessInfo.processInfo.environment["TAPROOT_CREDENTIAL_RECORDS"] ?? ""
        let homes = try load(try Data(contentsOf: URL(filePath: path)))
        #expect(!homes.isEmpty)
        try await compare(homes)
    }

    private func load(_ data: Data) throws -> [Home] {
        try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Home.self, from: $0) }
    }

    private func compare(_ homes: [Home]) async throws {
        for (index, home) in homes.enumerated() {
            let scene = try CredentialScene(
                config: home.config,
                credentials: home.credentials,
                files: Self.files,
                environment: home.environment,
                profile: home.profile,
                answer: Self.answer
            )
            do {
                let found = try await scene.find()
                let key = found.credentials.accessKeyID.replacingOccurrences(of: scene.folder.path, with: "HOME")
                #expect(key == home.found.key, "line \(index + 1)")
                #expect(found.credentials.sessionToken == home.found.token, "line \(index + 1)")
                #expect(Self.methods[found.source] == home.found.method, "line \(index + 1)")
                #expect(try scene.region() == home.found.region, "line \(index + 1)")
            } catch {
                #expect(home.found.error != nil, "line \(index + 1): \(error)")
            }
        }
    }

    /// The names are SHA-1, as `sha1sum` gives it, of `s` and of the start address.
    private static let files = [
        "web": "web-token",
        ".aws/sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json": login("s"),
        ".aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json": login("https://example.awsapps.com/start"),
    ]

    private static func login(_ name: String) -> String {
        #"{"accessToken": "login-\#(name)", "expiresAt": "2099-01-01T00:00:00Z", "region": "eu-west-1"}"#
    }

    /// Services that tell what they were asked.
    private static let answer: CredentialScene.Answer = { request throws(TransportError) in
        if request.host.hasPrefix("portal.sso.") {
            let asked = request.query.map(\.value) + [request.header("x-amz-sso_bearer_token") ?? ""]
            let key = (asked + [String(request.host.split(separator: ".")[2])]).joined(separator: "|")
            return .ok(
                #"{"roleCredentials": {"accessKeyId": "\#(key)", "secretAccessKey": "x", "sessionToken": "t", "expiration": 4070908800000}}"#
            )
        }
        var key = "\(request.address)|\(request.header("authorization") ?? "")"
        if request.host == "169.254.169.254" {
            if request.method == "PUT" { return .ok("metadata-token") }
            if request.path.hasSuffix("/") { return .ok("r") }
            key = "instance"
        }
        return .ok(
            #"{"AccessKeyId": "\#(key)", "SecretAccessKey": "x", "Token": "t", "Expiration": "2099-01-01T00:00:00Z"}"#
        )
    }
}
