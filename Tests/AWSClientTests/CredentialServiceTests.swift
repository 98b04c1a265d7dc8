import AWSClient
import FoundationEssentials
import Testing

/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html>
@Suite struct `A container's role` {
    private static let answer: CredentialScene.Answer = { _ throws(TransportError) in
        .ok(
            #"{"AccessKeyId": "ASIA", "SecretAccessKey": "x", "Token": "t", "Expiration": "2027-01-15T09:00:00Z", "RoleArn": "r"}"#
        )
    }

    @Test func `is asked for at the address that is common to all containers`() async throws {
        let scene = try CredentialScene(
            environment: [
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/1?x=y%2Fz",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost/other",
            ],
            answer: Self.answer
        )
        let found = try await scene.find()
        #expect(found.source == .container)
        #expect(found.credentials.sessionToken == "t")
        #expect(found.credentials.expiration?.timeIntervalSince1970 == 1_800_003_600)
        #expect(scene.requests.map(\.address) == ["http://169.254.170.2/v2/credentials/1?x=y/z"])
        #expect(scene.requests.first?.header("authorization") == nil)
    }

    @Test(arguments: [
        "https://example.com/c", "http://localhost:8080/c", "http://127.0.0.1/c", "http://127.9.9.9/c",
        "http://[::1]:81/c",
        "http://169.254.170.2/c", "http://169.254.170.23/c", "http://[fd00:ec2::23]/c",
    ])
    func `is asked for at full addresses that can be trusted`(address: String) async throws {
        let scene = try CredentialScene(
            files: ["token": "Basic file"],
            environment: [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": address, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic variable",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "HOME/token",
            ],
            answer: Self.answer
        )
        #expect(try await scene.find().source == .container)
        #expect(scene.requests.map(\.address) == [address])
        #expect(scene.requests.first?.header("authorization") == "Basic file")
    }

    @Test(arguments: [
        "http://example.com/c", "http://127.0.0.1.example.com/c", "http://1270.0.0.1/c", "http://169.254.169.254/c",
        "http://127.0.0.1@example.com/c", "http://u:p@127.0.0.1/c", "ftp://127.0.0.1/c", "file:///etc/passwd",
        "127.0.0.1",
        "http://127.1/c", "http://[fd00:ec2::24]/c", "http:///c",
    ])
    func `is asked for nowhere else`(address: String) async throws {
        let variables = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": address, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hush"]
        let scene = try CredentialScene(environment: variables, answer: Self.answer)
        let failure = await scene.failure()?.description ?? ""
        #expect(failure.contains("No AWS credentials came from the container's role"))
        #expect(!failure.contains("hush"))
        #expect(scene.requests.isEmpty)
    }

    @Test func `cannot be led elsewhere by a relative address`() async throws {
        let scene = try CredentialScene(
            environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "@example.com/c"],
            answer: Self.answer
        )
        #expect(await scene.failure() != nil)
        #expect(scene.requests.isEmpty)
    }

    @Test func `is asked for up to three times`() async throws {
        let variables = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/c"]
        let scene = try CredentialScene(environment: variables) { _ throws(TransportError) in HTTPAnswer(status: 500) }
        #expect(await scene.failure() == .failed(.container, reason: "its service answered 500"))
        #expect(scene.requests.count == 3)
    }

    @Test func `is not asked for with a token of two lines`() async throws {
        let scene = try CredentialScene(
            environment: [
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/c", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nHost: b",
            ],
            answer: Self.answer
        )
        #expect(await scene.failure() != nil)
        #expect(scene.requests.isEmpty)
    }
}

/// Source: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html>
@Suite struct `An EC2 instance's role` {
    private static let roles = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"

    private static let answer: CredentialScene.Answer = { request throws(TransportError) in
        switch request.path {
        case "/latest/api/token": return .ok("token")
        case "/latest/meta-data/iam/security-credentials/": return .ok("my role\n")
        default:
            return .ok(
                #"{"Code": "Success", "AccessKeyId": "ASIA", "SecretAccessKey": "x", "Token": "t", "Expiration": "2027-01-15T09:00:00Z"}"#
            )
        }
    }

    @Test func `is asked for with a token, by its name`() async throws {
        let scene = try CredentialScene(answer: Self.answer)
        let found = try await scene.find()
        #expect(found.source == .instanceMetadata)
        #expect(found.credentials.expiration?.timeIntervalSince1970 == 1_800_003_600)
        let addresses = ["http://169.254.169.254/latest/api/token", Self.roles, Self.roles + "my%20role"]
        #expect(scene.requests.map(\.address) == addresses)
        #expect(scene.requests.map(\.method) == ["PUT", "GET", "GET"])
        #expect(scene.requests.first?.header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
        #expect(scene.requests.dropFirst().map { $0.header("x-aws-ec2-metadata-token") } == ["token", "token"])
    }

    @Test func `is asked for where the settings say`() async throws {
        let mode = ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"]
        let modern = try CredentialScene(environment: mode, answer: Self.answer)
        _ = try await modern.find()
        #expect(modern.requests.first?.address == "http://[fd00:ec2::254]/latest/api/token")
        let endpoint = mode.merging(["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://localhost:1338/"]) { _, new in new }
        let elsewhere = try CredentialScene(environment: endpoint, answer: Self.answer)
        _ = try await elsewhere.find()
        #expect(elsewhere.requests.first?.address == "http://localhost:1338/latest/api/token")
    }

    @Test func `is asked for once, and as often as the settings say`() async throws {
        let once = try CredentialScene()
        #expect(await once.failure() != nil)
        #expect(once.requests.count == 1)
        let often = try CredentialScene(environment: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"])
        #expect(await often.failure()?.description.contains("the metadata service cannot be reached") == true)
        #expect(often.requests.count == 3)
    }

    @Test func `is not asked for where that is switched off`() async throws {
        let scene = try CredentialScene(environment: ["AWS_EC2_METADATA_DISABLED": "TRUE"], answer: Self.answer)
        #expect(await scene.failure() != nil)
        #expect(scene.requests.isEmpty)
    }

    @Test func `that there is not is told of`() async throws {
        let none = try CredentialScene { request throws(TransportError) in
            request.method == "PUT" ? .ok("token") : HTTPAnswer(status: 404)
        }
        #expect(await none.failure()?.description.contains("the instance has no role") == true)
        let forbidden = try CredentialScene { _ throws(TransportError) in HTTPAnswer(status: 403) }
        #expect(await forbidden.failure()?.description.contains("the metadata service answered 403") == true)
        #expect(forbidden.requests.map(\.method) == ["PUT"])
    }
}
