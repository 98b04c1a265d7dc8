import AWSClient
import FoundationEssentials
import Testing

/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html>,
/// <https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html>
@Suite struct `IAM Identity Center` {
    private static let session = """
        [profile audit]
        sso_session = my-sso
        sso_account_id = 111122223333
        sso_role_name = Audit Role
        [sso-session my-sso]
        sso_region = eu-west-1
        sso_start_url = https://my-sso-portal.awsapps.com/start
        sso_registration_scopes = sso:account:access
        """
    /// As `printf my-sso | sha1sum` has it.
    private static let cache = ".aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json"

    private static func login(_ expires: String) -> String {
        #"{"accessToken": "hush", "expiresAt": "\#(expires)", "refreshToken": "r", "startUrl": "u", "region": "r"}"#
    }

    private static func scene(
        _ config: String = session,
        expires: String = "2027-01-15T09:00:00Z",
        answer: @escaping CredentialScene.Answer = { _ throws(TransportError) in
            .ok(
                #"{"roleCredentials":{"accessKeyId":"ASIA","expiration":1800003600000,"secretAccessKey":"x","sessionToken":"t"}}"#
            )
        }
    ) throws -> CredentialScene {
        try CredentialScene(config: config, files: [cache: login(expires)], profile: "audit", answer: answer)
    }

    @Test func `gives a role's credentials for the login that the AWS CLI has left`() async throws {
        let scene = try Self.scene()
        let found = try await scene.find()
        #expect(found.source == .sso)
        #expect(found.credentials.accessKeyID == "ASIA")
        #expect(found.credentials.sessionToken == "t")
        #expect(found.credentials.expiration?.timeIntervalSince1970 == 1_800_003_600)
        #expect(
            scene.requests.map(\.address) == [
                "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials"
                    + "?role_name=Audit Role&account_id=111122223333"
            ]
        )
        #expect(scene.requests.first?.header("x-amz-sso_bearer_token") == "hush")
    }

    @Test func `in China has its own domain`() async throws {
        let scene = try Self.scene(Self.session.replacing("eu-west-1", with: "cn-north-1"))
        _ = try await scene.find()
        #expect(scene.requests.first?.host == "portal.sso.cn-north-1.amazonaws.com.cn")
    }

    /// The clock stands at 2027-01-15T08:00:00Z.
    @Test(arguments: ["2027-01-15T08:00:00Z", "2027-01-15T07:59:59UTC", "2020-06-17T19:10:41+02:00"])
    func `wants a new login where the old one is over`(expires: String) async throws {
        let scene = try Self.scene(expires: expires)
        let failure = await scene.failure()
        #expect(failure == .loginNeeded(profile: "audit", reason: "The login with IAM Identity Center is over"))
        #expect(failure?.description.contains("aws sso login --profile audit") == true)
        #expect(scene.requests.isEmpty)
    }

    @Test func `wants a login where there is none, or it is no longer accepted`() async throws {
        let none = try CredentialScene(config: Self.session, profile: "audit")
        #expect(await none.failure()?.description.contains("aws sso login --profile audit") == true)
        let refused = try Self.scene { _ throws(TransportError) in HTTPAnswer(status: 401) }
        #expect(await refused.failure()?.description.contains("aws sso login --profile audit") == true)
        let damaged = try CredentialScene(config: Self.session, files: [Self.cache: "{"], profile: "audit")
        #expect(await damaged.failure()?.description.contains("aws sso login --profile audit") == true)
    }

    @Test func `is asked up to three times, and never shows the token`() async throws {
        let scene = try Self.scene { _ throws(TransportError) in throw .timedOut }
        let failure = await scene.failure()
        #expect(failure == .failed(.sso, reason: "portal.sso.eu-west-1.amazonaws.com took too long"))
        #expect(scene.requests.count == 3)
        let forbidden = try Self.scene { _ throws(TransportError) in HTTPAnswer(status: 403, body: Array("hush".utf8)) }
        #expect(await forbidden.failure() == .failed(.sso, reason: "it answered 403 for Audit Role in 111122223333"))
        #expect(forbidden.requests.count == 1)
    }

    @Test(arguments: [
        ("sso_role_name = Audit Role\n", "", "sso_role_name"),
        ("sso_region = eu-west-1\n", "", "sso_region"),
        ("sso_region = eu-west-1\n", "sso_region = eu.west/1\n", "no region"),
        ("[sso-session my-sso]", "[sso-session other]", "does not exist"),
        ("sso_account_id", "sso_start_url = https://other\nsso_account_id", "disagree"),
    ])
    func `is refused where a profile makes no sense`(was: String, becomes: String, said: String) async throws {
        let failure = try await Self.scene(Self.session.replacing(was, with: becomes)).failure()
        guard case .badProfile("audit", let reason) = failure else {
            Issue.record("\(failure?.description ?? "it found something")")
            return
        }
        #expect(reason.contains(said))
    }
}
