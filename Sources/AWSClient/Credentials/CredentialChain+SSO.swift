internal import Crypto
internal import FoundationEssentials

/// IAM Identity Center, with the login that `aws sso login` has left.
///
/// An access token that is over is not renewed: that would take a new refresh token from the AWS CLI, which it could
/// not know of, since nothing is written to disk.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html>
extension CredentialChain {
    func sso(
        _ name: String,
        _ settings: [String: String],
        sessions: [String: [String: String]]
    ) async throws(CredentialError) -> CredentialOutcome {
        guard settings["sso_account_id"] != nil || settings["sso_role_name"] != nil else {
            return .absent("the profile has no sso_account_id")
        }
        let shared = try session(name, settings, sessions)
        func value(_ setting: String, in settings: [String: String]) throws(CredentialError) -> String {
            guard let value = settings[setting] else {
                throw .badProfile(name, reason: "is to use IAM Identity Center, but has no \(setting)")
            }
            return value
        }
        let all = settings.merging(shared) { own, _ in own }
        let role = try value("sso_role_name", in: all)
        let account = try value("sso_account_id", in: all)
        let start = try value("sso_start_url", in: shared)
        let region = try value("sso_region", in: shared)
        let token = try login(name, session: settings["sso_session"] ?? start)
        let answer = try await ask(
            .sso,
            try Self.request(name, region: region, account: account, role: role, token: token)
        )
        if answer.status == 401 {
            throw .loginNeeded(profile: name, reason: "The login with IAM Identity Center is no longer accepted")
        }
        guard answer.status == 200 else {
            throw .failed(.sso, reason: "it answered \(answer.status) for \(role) in \(account)")
        }
        return .found(try Self.credentials(answer.body))
    }

    /// The settings of a profile's session; its own ones where it names no session.
    private func session(
        _ name: String,
        _ settings: [String: String],
        _ sessions: [String: [String: String]]
    ) throws(CredentialError) -> [String: String] {
        guard let session = settings["sso_session"] else { return settings }
        guard let shared = sessions[session] else {
            throw .badProfile(name, reason: "names the sso_session \u{201C}\(session)\u{201D}, which does not exist")
        }
        for (setting, value) in shared where (settings[setting] ?? value) != value {
            throw .badProfile(name, reason: "and its sso_session disagree on \(setting); remove it from the profile")
        }
        return shared
    }

    /// The access token that a login has left.
    private func login(_ profile: String, session: String) throws(CredentialError) -> String {
        let name = Hexadecimal.text(Insecure.SHA1.hash(data: Data(session.utf8)))
        let path = surroundings.path("~/.aws/sso/cache/\(name).json")
        guard let bytes = try SmallFile.read(path, limit: Self.tokenLimit) else {
            throw .loginNeeded(profile: profile, reason: "There is no login with IAM Identity Center")
        }
        guard let login = try? JSONDecoder().decode(SSOLogin.self, from: Data(bytes)),
            let expires = CredentialTime.parse(login.expiresAt)
        else {
            throw .loginNeeded(profile: profile, reason: "\(path) holds no login with IAM Identity Center")
        }
        guard expires > now() else {
            throw .loginNeeded(profile: profile, reason: "The login with IAM Identity Center is over")
        }
        return login.accessToken
    }

    /// Source: <https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html>
    private static func request(
        _ profile: String,
        region: String,
        account: String,
        role: String,
        token: String
    ) throws(CredentialError) -> HTTPRequest {
        guard region.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
            throw .badProfile(profile, reason: "has a sso_region that is no region")
        }
        return HTTPRequest(
            method: "GET",
            host: "portal.sso.\(region).\(region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com")",
            path: "/federation/credentials",
            query: [.init("role_name", role), .init("account_id", account)],
            headers: [.init("x-amz-sso_bearer_token", token)]
        )
    }

    private static func credentials(_ body: [UInt8]) throws(CredentialError) -> Credentials {
        guard let role = try? JSONDecoder().decode(SSOAnswer.self, from: Data(body)).roleCredentials else {
            throw .failed(.sso, reason: "what it answered has no credentials")
        }
        return Credentials(
            accessKeyID: role.accessKeyId,
            secretAccessKey: role.secretAccessKey,
            sessionToken: role.sessionToken,
            expiration: Date(timeIntervalSince1970: role.expiration / 1000)
        )
    }
}

/// What `aws sso login` leaves.
private struct SSOLogin: Decodable {
    let accessToken: String
    let expiresAt: String
}

/// GetRoleCredentials' answer.
private struct SSOAnswer: Decodable {
    struct Role: Decodable {
        let accessKeyId: String
        let secretAccessKey: String
        let sessionToken: String
        /// In milliseconds since 1970.
        let expiration: Double
    }

    let roleCredentials: Role
}
