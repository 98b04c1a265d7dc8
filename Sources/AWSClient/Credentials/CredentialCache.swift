public import FoundationEssentials

/// Keeps credentials, and has new ones fetched before the old ones expire: once for all who wait.
public actor CredentialCache {
    /// Fetches credentials.
    public typealias Fetch = @Sendable () async throws(CredentialError) -> Credentials

    /// How long before they expire credentials are replaced.
    private static let margin: Double = 300
    /// Where an early replacement failed, or was no younger, the next is not tried before as many seconds.
    private static let patience: Double = 60

    private let fetch: Fetch
    private let now: @Sendable () -> Date
    private var kept: Credentials?
    private var notBefore = Date.distantPast
    private var fetching: Task<Result<Credentials, CredentialError>, Never>?

    /// A cache that is empty at first.
    ///
    /// - Parameters:
    ///   - now: The clock.
    ///   - fetch: Fetches credentials, such as those of a ``CredentialChain``.
    public init(now: @escaping @Sendable () -> Date = { Date() }, fetch: @escaping Fetch) {
        self.fetch = fetch
        self.now = now
    }

    /// Credentials that are good for some minutes. Where new ones cannot be had, the old ones do as long as they are valid.
    ///
    /// - Returns: The credentials.
    /// - Throws: Where there are none, or none that are still valid.
    public func credentials() async throws(CredentialError) -> Credentials {
        guard let kept else { return try await fetched() }
        guard let expiration = kept.expiration, expiration < now() + Self.margin else { return kept }
        guard expiration > now() else { return try await fetched() }
        if now() < notBefore { return kept }
        do throws(CredentialError) { return try await fetched() } catch { return kept }
    }

    /// New credentials, after AWS said `ExpiredToken` of some.
    ///
    /// - Parameter refused: Those that were refused. Where others are kept by now, they are taken instead.
    /// - Returns: The credentials to try again with.
    /// - Throws: Where there are none.
    public func credentials(after refused: Credentials) async throws(CredentialError) -> Credentials {
        if kept == refused { kept = nil }
        return try await credentials()
    }

    private func fetched() async throws(CredentialError) -> Credentials {
        if let fetching { return try await fetching.value.get() }
        notBefore = now() + Self.patience
        let fetch = fetch
        let task = Task { () -> Result<Credentials, CredentialError> in
            do throws(CredentialError) { return .success(try await fetch()) } catch { return .failure(error) }
        }
        fetching = task
        let result = await task.value
        fetching = nil
        if case .success(let credentials) = result { kept = credentials }
        return try result.get()
    }
}
