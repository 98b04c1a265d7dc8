import AWSClient
import FoundationEssentials
import Testing

/// Where credentials are looked for, and what is said where there are none.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/topic/config-vars.html>
@Suite struct `A search for credentials` {
    @Test func `begins with the environment, unless a profile is named on the command line`() async throws {
        let keys = ["AWS_ACCESS_KEY_ID": "AKIA-env", "AWS_SECRET_ACCESS_KEY": "x", "AWS_SESSION_TOKEN": "t"]
        let file = "[p]\naws_access_key_id = AKIA-file\naws_secret_access_key = x\n"
        let byVariable = keys.merging(["AWS_PROFILE": "p"]) { _, new in new }
        let inEnvironment = try await CredentialScene(credentials: file, environment: byVariable).find()
        #expect(
            inEnvironment.credentials == Credentials(accessKeyID: "AKIA-env", secretAccessKey: "x", sessionToken: "t")
        )
        #expect(inEnvironment.source == .environment)
        let named = try await CredentialScene(credentials: file, environment: keys, profile: "p").find()
        #expect(named.credentials == Credentials(accessKeyID: "AKIA-file", secretAccessKey: "x"))
        #expect(named.source == .credentialsFile)
    }

    @Test func `takes the expiration that the environment tells`() async throws {
        let found = try await CredentialScene(environment: [
            "AWS_ACCESS_KEY_ID": "ASIA", "AWS_SECRET_ACCESS_KEY": "x",
            "AWS_CREDENTIAL_EXPIRATION": "2027-01-15T08:00:00Z",
        ]).find()
        #expect(found.credentials.expiration?.timeIntervalSince1970 == 1_800_000_000)
    }

    @Test func `ends where half of a pair is there`() async throws {
        let scene = try CredentialScene(environment: ["AWS_ACCESS_KEY_ID": "AKIA"])
        #expect(await scene.failure() == .incomplete(source: .environment, missing: "AWS_SECRET_ACCESS_KEY"))
        let file = try CredentialScene(credentials: "[default]\naws_access_key_id = AKIA\n")
        #expect(await file.failure() == .incomplete(source: .credentialsFile, missing: "aws_secret_access_key"))
    }

    @Test func `that finds nothing tells all that it tried`() async throws {
        let scene = try CredentialScene(environment: ["AWS_EC2_METADATA_DISABLED": "true"])
        guard case .notFound("default", let tried) = await scene.failure() else {
            Issue.record("it found something, or said something else")
            return
        }
        #expect(tried.map(\.source) == CredentialSource.allCases)
        let text = CredentialError.notFound(profile: "default", tried: tried).description
        #expect(text.contains("the environment: AWS_ACCESS_KEY_ID is not set"))
        #expect(text.contains("the EC2 instance's role: AWS_EC2_METADATA_DISABLED is set"))
        #expect(text.contains("aws configure"))
    }

    @Test func `names the profiles that there are where one is not`() async throws {
        let scene = try CredentialScene(config: "[profile a]\n[default]", credentials: "[b]", profile: "c")
        #expect(await scene.failure() == .unknownProfile("c", known: ["a", "b", "default"]))
        #expect(throws: CredentialError.unknownProfile("c", known: ["a", "b", "default"])) {
            try scene.region()
        }
    }

    @Test func `reads the files that variables name`() async throws {
        let scene = try CredentialScene(
            files: ["c": "[profile p]\nregion = eu-north-1\naws_access_key_id = AKIA\naws_secret_access_key = x\n"],
            environment: ["AWS_CONFIG_FILE": "~/c", "AWS_SHARED_CREDENTIALS_FILE": "HOME/none", "AWS_PROFILE": "p"]
        )
        #expect(try await scene.find().source == .configFile)
        #expect(try scene.region() == "eu-north-1")
    }

    /// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html>
    @Test func `takes the region from AWS_REGION, AWS_DEFAULT_REGION or the profile`() throws {
        let config = "[default]\nregion = eu-west-3\n"
        let variables = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"]
        func region(_ names: [String], _ config: String?) throws -> String? {
            let environment = variables.filter { names.contains($0.key) }
            return try CredentialScene(config: config, environment: environment).region()
        }
        #expect(try region(["AWS_REGION", "AWS_DEFAULT_REGION"], config) == "eu-west-1")
        #expect(try region(["AWS_DEFAULT_REGION"], config) == "eu-west-2")
        #expect(try region([], config) == "eu-west-3")
        #expect(try region([], nil) == nil)
    }

    @Test func `says what to do with a login by the command aws login`() async throws {
        let scene = try CredentialScene(config: "[default]\nlogin_session = arn:aws:iam::111122223333:user/a\n")
        #expect(
            await scene.failure()?.description.contains("aws configure export-credentials --profile default") == true
        )
    }

    @Test func `shows no values of variables`() {
        let surroundings = CredentialSurroundings(environment: ["AWS_SECRET_ACCESS_KEY": "hush"], home: "/home/a")
        var dumped = ""
        dump(surroundings, to: &dumped)
        for shown in ["\(surroundings)", String(reflecting: surroundings), dumped] { #expect(!shown.contains("hush")) }
        let request = WebIdentityRequest(roleARN: "arn", sessionName: "me", token: "hush")
        dump(request, to: &dumped)
        for shown in ["\(request)", String(reflecting: request), dumped] { #expect(!shown.contains("hush")) }
    }
}
