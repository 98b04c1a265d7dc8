import TestSupport
import Testing

@testable import AWSClient

@Suite struct `An endpoint` {
    /// Held to the rules that botocore resolves endpoints with: see `scripts/aws-client-cases`.
    @Test(arguments: ["endpoints": [:], "endpoints-fips": ["AWS_USE_FIPS_ENDPOINT": "true"]])
    func `is where the AWS CLI looks for it`(cases: String, environment: [String: String]) throws {
        let services: [Service] = [
            .sts, .iam, .organizations, .account, .cloudtrail, .logs, .cloudwatch, .events, .sns, .config, .s3,
        ]
        let endpoints = Endpoints(environment: environment)
        for item in try Cases.read(cases) {
            let service = try #require(services.first { $0.name == item["service"]?.string })
            let region = try item.text("region")
            let endpoint = try endpoints.endpoint(of: service, in: region)
            let place: String
            if let bucket = item["bucket"]?.string {
                let address = S3Address(bucket: bucket, key: nil, at: endpoint)
                place = "https://" + address.host + (address.path == "/" ? "" : address.path)
            } else {
                place = "https://" + endpoint.host
            }
            #expect(place == item["url"]?.string)
            #expect(endpoint.region == item["signedFor"]?.string, "\(service.name) in \(region)")
            #expect(service.variable == item["variable"]?.string)
            #expect(service.signingName == item["signingName"]?.string)
        }
    }

    @Test(arguments: ["cn-north-1", "us-iso-east-1", "eusc-de-east-1"])
    func `is refused where FIPS is wanted and there is none`(region: String) throws {
        let endpoints = Endpoints(environment: ["AWS_USE_FIPS_ENDPOINT": "TRUE"])
        #expect(throws: AWSError.self) { try endpoints.endpoint(of: .iam, in: region) }
        let named = Endpoints(environment: [
            "AWS_USE_FIPS_ENDPOINT": "TRUE", "AWS_ENDPOINT_URL_IAM": "https://iam.example",
        ])
        #expect(try named.endpoint(of: .iam, in: region).host == "iam.example")
    }

    @Test func `can be named by the environment, for all services or for one`() throws {
        let endpoints = Endpoints(environment: [
            "AWS_ENDPOINT_URL": "http://localhost:5000/", "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": "https://[::1]:8443/logs",
        ])
        let iam = try endpoints.endpoint(of: .iam, in: "eu-central-1")
        #expect((iam.scheme, iam.host, iam.port, iam.path) == ("http", "localhost", 5000, ""))
        #expect(iam.region == "us-east-1")
        let logs = try endpoints.endpoint(of: .logs, in: "eu-central-1")
        #expect((logs.scheme, logs.host, logs.port, logs.path) == ("https", "[::1]", 8443, "/logs"))
    }

    @Test func `of the environment can be ignored`() throws {
        let endpoints = Endpoints(environment: [
            "AWS_ENDPOINT_URL": "http://localhost:5000", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        ])
        #expect(try endpoints.endpoint(of: .iam, in: "eu-central-1").host == "iam.amazonaws.com")
    }

    @Test(arguments: ["localhost", "ftp://x", "http://", "http://user@x", "http://x?y", "http://x:99999", "http://:80"])
    func `must be a URL of a host`(url: String) {
        #expect(throws: AWSError.noEndpoint("AWS_ENDPOINT_URL must hold a URL such as https://example.com:8443.")) {
            try Endpoints(environment: ["AWS_ENDPOINT_URL": url]).endpoint(of: .sts, in: "eu-central-1")
        }
    }

    @Test(arguments: ["", "eu-central-1.evil.example/", "EU", "x#"]) func `is never made of what is no Region`(
        region: String
    ) {
        #expect(throws: AWSError.self) { try Endpoints().endpoint(of: .sts, in: region) }
    }
}

/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html>
@Suite struct `What a profile says of endpoints` {
    @Test func `counts where the environment says nothing`() throws {
        let home = try TemporaryFolder([
            ".aws/config": """
            [default]
            use_fips_endpoint = true
            [profile inner]
            ca_bundle = /etc/inner.pem
            endpoint_url = https://inner.example
            max_attempts = 3
            """
        ])
        func environment(_ variables: [String: String], profile: String? = nil) throws -> [String: String] {
            try CredentialSurroundings(environment: variables, home: home.path, profile: profile)
                .environmentWithProfile()
        }
        #expect(try environment([:]) == ["AWS_USE_FIPS_ENDPOINT": "true"])
        let set = ["AWS_USE_FIPS_ENDPOINT": "false"]
        #expect(try environment(set) == set)
        #expect(
            try environment(["AWS_CA_BUNDLE": "", "AWS_MAX_ATTEMPTS": "5", "X": "y"], profile: "inner") == [
                "AWS_CA_BUNDLE": "/etc/inner.pem", "AWS_ENDPOINT_URL": "https://inner.example", "AWS_MAX_ATTEMPTS": "5",
                "X": "y",
            ]
        )
        #expect(throws: CredentialError.self) { try environment([:], profile: "none") }
    }
}
