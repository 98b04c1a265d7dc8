internal import FoundationEssentials

/// Roles, assumed with credentials or with another identity provider's token.
extension CredentialChain {
    func role(_ name: String, in profiles: Profiles) async throws(CredentialError) -> CredentialOutcome {
        guard let settings = profiles[name], RolePlan.isRole(settings) else {
            return .absent("the profile has no role_arn")
        }
        let plan = try RolePlan(name, in: profiles)
        var credentials = try await begin(plan.base, in: profiles)
        for step in plan.steps { credentials = try await assume(step, with: credentials) }
        return .found(credentials)
    }

    private func begin(_ base: RolePlan.Base, in profiles: Profiles) async throws(CredentialError) -> Credentials {
        switch base {
        case .profile(let name):
            var search = CredentialSearch()
            try await ask(&search, name, in: profiles, withEnvironment: false)
            guard let found = search.found else { throw .notFound(profile: name, tried: search.tried) }
            return found.credentials
        case .source(let source, let name):
            let outcome =
                switch source {
                case .container: try await container()
                case .instanceMetadata: try await instanceMetadata(profiles[name] ?? [:])
                default: try environment()
                }
            switch outcome {
            case .found(let credentials): return credentials
            case .absent(let reason): throw .notFound(profile: name, tried: [.init(source, reason)])
            }
        }
    }

    private func assume(_ step: RolePlan.Step, with source: Credentials) async throws(CredentialError) -> Credentials {
        let name = step.sessionName ?? sessionName
        var request = AssumeRoleRequest(roleARN: step.arn, sessionName: name, credentials: source)
        request.externalID = step.externalID
        request.durationSeconds = step.durationSeconds
        if let serial = step.mfaSerial {
            guard let askForCode else { throw .codeNeeded(profile: step.profile, serial: serial) }
            request.serialNumber = serial
            do {
                request.tokenCode = try await askForCode(serial)
            } catch {
                throw .failed(.role, reason: "the code of the MFA device \(serial) could not be read: \(error)")
            }
        }
        do {
            return try await assumeRole(request)
        } catch {
            throw .failed(.role, reason: "\(step.arn) could not be assumed: \(error)")
        }
    }

    /// Each variable counts by itself; the profile's settings stand in for those that are not set.
    ///
    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html>
    func webIdentity(
        _ settings: [String: String],
        withEnvironment: Bool
    ) async throws(CredentialError) -> CredentialOutcome {
        func value(_ variable: String, _ setting: String) -> String? {
            (withEnvironment ? surroundings.variable(variable) : nil) ?? settings[setting]
        }
        guard let path = value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
            return .absent("neither AWS_WEB_IDENTITY_TOKEN_FILE nor web_identity_token_file is set")
        }
        guard let arn = value("AWS_ROLE_ARN", "role_arn") else {
            throw .incomplete(source: .webIdentity, missing: "AWS_ROLE_ARN or role_arn")
        }
        guard let token = try SmallFile.text(path, limit: Self.tokenLimit) else {
            throw .badFile(path, line: nil, reason: "does not exist; the token of the web identity should be there")
        }
        let name = value("AWS_ROLE_SESSION_NAME", "role_session_name") ?? sessionName
        do {
            let request = WebIdentityRequest(roleARN: arn, sessionName: name, token: token)
            return .found(try await assumeRoleWithWebIdentity(request))
        } catch {
            throw .failed(.webIdentity, reason: "\(arn) could not be assumed: \(error)")
        }
    }

    /// AWS takes no token above 20,000 letters.
    static var tokenLimit: Int { 64 << 10 }

    private var sessionName: String { "taproot-\(Int(now().timeIntervalSince1970))" }
}
