public import FoundationEssentials

/// Looks for credentials where the AWS CLI does, in its order. Nothing is written to disk.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/topic/config-vars.html>,
/// <https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html>
public struct CredentialChain: Sendable {
    let surroundings: CredentialSurroundings
    let transport: HTTPTransport
    let assumeRole: AssumeRole
    let assumeRoleWithWebIdentity: AssumeRoleWithWebIdentity
    let askForCode: AskForCode?
    let now: @Sendable () -> Date
    /// Between two attempts to reach the same service.
    package var pause = Duration.seconds(1)
    /// How long a credential process may take.
    package var patience = Duration.seconds(60)

    /// A chain in these surroundings.
    ///
    /// - Parameters:
    ///   - surroundings: The environment, the home folder and the profile.
    ///   - transport: Sends requests. It must follow no redirection: the requests carry tokens.
    ///   - assumeRole: Asks STS for a role's credentials.
    ///   - assumeRoleWithWebIdentity: Asks STS for a role's credentials with another identity provider's token.
    ///   - askForCode: Asks a person for the code of an MFA device; nil where there is no terminal.
    ///   - now: The clock.
    public init(
        _ surroundings: CredentialSurroundings,
        transport: @escaping HTTPTransport,
        assumeRole: @escaping AssumeRole,
        assumeRoleWithWebIdentity: @escaping AssumeRoleWithWebIdentity,
        askForCode: AskForCode? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.surroundings = surroundings
        self.transport = transport
        self.assumeRole = assumeRole
        self.assumeRoleWithWebIdentity = assumeRoleWithWebIdentity
        self.askForCode = askForCode
        self.now = now
    }

    /// The credentials of the first source that is set up. A source that is set up and fails ends the search.
    ///
    /// - Returns: The credentials, and their source.
    /// - Throws: Where no source is set up, or the first one that is gives nothing.
    public func find() async throws(CredentialError) -> FoundCredentials {
        let profiles = try Profiles(surroundings)
        let name = try profiles.inForce(surroundings).name
        var search = CredentialSearch()
        if surroundings.profile == nil {
            search.take(.environment, try environment())
        } else {
            search.pass(.environment, "is not asked, since a profile is named on the command line")
        }
        if !search.isOver { search.take(.role, try await role(name, in: profiles)) }
        try await ask(&search, name, in: profiles, withEnvironment: surroundings.profile == nil)
        if !search.isOver { search.take(.container, try await container()) }
        if !search.isOver { search.take(.instanceMetadata, try await instanceMetadata(profiles[name] ?? [:])) }
        guard let found = search.found else { throw .notFound(profile: name, tried: search.tried) }
        return found
    }

    /// Asks the sources that a profile itself can have, but for roles.
    func ask(
        _ search: inout CredentialSearch,
        _ name: String,
        in profiles: Profiles,
        withEnvironment: Bool
    ) async throws(CredentialError) {
        let settings = profiles[name] ?? [:]
        if !search.isOver {
            search.take(.webIdentity, try await webIdentity(settings, withEnvironment: withEnvironment))
        }
        if !search.isOver { search.take(.sso, try await sso(name, settings, sessions: profiles.sessions)) }
        if !search.isOver {
            search.take(.credentialsFile, try keys(.credentialsFile, profiles.credentials[name] ?? [:]))
        }
        if !search.isOver, settings["login_session"] != nil {
            throw .badProfile(
                name,
                reason: "has a login_session, which is not supported. Give another profile the credential_process "
                    + "\u{201C}aws configure export-credentials --profile \(name)\u{201D} and name that one"
            )
        }
        if !search.isOver { search.take(.process, try await process(settings["credential_process"])) }
        if !search.isOver { search.take(.configFile, try keys(.configFile, profiles.config[name] ?? [:])) }
    }
}
