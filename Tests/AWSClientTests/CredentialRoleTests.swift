import AWSClient
import Testing

/// Source: <https://docs.aws.amazon.com/cli/latest/topic/config-vars.html#using-aws-iam-roles>
@Suite struct `A profile with a role` {
    private static let keys = "aws_access_key_id = AKIA\naws_secret_access_key = x\n"

    @Test func `is assumed with all that it says`() async throws {
        let scene = try CredentialScene(
            config: """
                [profile audit]
                role_arn = arn:audit
                source_profile = jump
                external_id = 42
                role_session_name = me
                duration_seconds = 1800
                mfa_serial = arn:mfa
                [profile jump]
                role_arn = arn:jump
                source_profile = base
                """,
            credentials: "[base]\n" + Self.keys,
            profile: "audit"
        )
        let found = try await scene.find()
        #expect(found.credentials.accessKeyID == "arn:audit|42|1800|arn:mfa|123456|me<arn:jump|||||-<AKIA")
        #expect(found.source == .role)
    }

    @Test func `may be its own source where it has keys`() async throws {
        let scene = try CredentialScene(config: "[default]\nrole_arn = arn:a\nsource_profile = default\n" + Self.keys)
        #expect(try await scene.find().credentials.accessKeyID == "arn:a|||||-<AKIA")
    }

    @Test func `is refused where it leads back to itself`() async throws {
        let ring = try CredentialScene(
            config: """
                [profile a]
                role_arn = arn:a
                source_profile = b
                [profile b]
                role_arn = arn:b
                source_profile = c
                [profile c]
                role_arn = arn:c
                source_profile = b
                """,
            profile: "a"
        )
        #expect(await ring.failure() == .ring(["a", "b", "c", "b"]))
        let itself = try CredentialScene(config: "[default]\nrole_arn = arn:a\nsource_profile = default\n")
        #expect(await itself.failure() == .ring(["default", "default"]))
    }

    @Test func `is refused where it leads through more roles than anybody has`() async throws {
        let profiles = (0..<100).map { "[profile p\($0)]\nrole_arn = arn\nsource_profile = p\($0 + 1)\n" }
        let scene = try CredentialScene(config: profiles.joined() + "[profile p100]\n" + Self.keys, profile: "p0")
        #expect(await scene.failure()?.description.contains("more than 32 roles") == true)
    }

    @Test(arguments: [
        ("role_arn = a", "neither source_profile nor credential_source"),
        ("role_arn = a\nsource_profile = b\ncredential_source = Environment", "both"),
        ("role_arn = a\nsource_profile = b", "does not exist"),
        ("role_arn = a\ncredential_source = Elsewhere", "other than Environment, EcsContainer and Ec2InstanceMetadata"),
        ("role_arn = a\ncredential_source = Environment\nduration_seconds = long", "no number of seconds"),
    ])
    func `is refused where it makes no sense`(settings: String, said: String) async throws {
        let failure = try await CredentialScene(config: "[default]\n\(settings)\n").failure()
        guard case .badProfile("default", let reason) = failure else {
            Issue.record("\(failure?.description ?? "it found something")")
            return
        }
        #expect(reason.contains(said))
    }

    @Test func `is told to need a code where nobody can be asked`() async throws {
        let scene = try CredentialScene(
            config: "[default]\nrole_arn = a\nmfa_serial = arn:mfa\nsource_profile = default\n" + Self.keys
        )
        await #expect(throws: CredentialError.codeNeeded(profile: "default", serial: "arn:mfa")) {
            try await scene.chain(askForCode: nil).find()
        }
    }

    @Test func `takes keys from the environment where it says so, even if the command line names it`() async throws {
        let scene = try CredentialScene(
            config: "[profile a]\nrole_arn = arn:a\ncredential_source = Environment\n",
            environment: ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "x"],
            profile: "a"
        )
        #expect(try await scene.find().credentials.accessKeyID == "arn:a|||||-<AKIA")
    }

    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html>
    @Test func `of a web identity is assumed with the token in its file`() async throws {
        let variables = [
            "AWS_WEB_IDENTITY_TOKEN_FILE": "HOME/token", "AWS_ROLE_ARN": "arn:pod", "AWS_ROLE_SESSION_NAME": "pod",
        ]
        let pod = try CredentialScene(files: ["token": "jwt"], environment: variables)
        #expect(try await pod.find().credentials.accessKeyID == "arn:pod|pod|jwt")
        #expect(try await pod.find().source == .webIdentity)
        let profile = try CredentialScene(
            config: "[profile p]\nrole_arn = arn:p\nweb_identity_token_file = HOME/token\n",
            files: ["token": "jwt"],
            environment: variables,
            profile: "p"
        )
        #expect(try await profile.find().credentials.accessKeyID == "arn:p|-|jwt")
        let without = try CredentialScene(environment: variables)
        #expect(await without.failure()?.description.contains("does not exist") == true)
    }
}
