public import AWSClient
internal import FoundationEssentials
internal import Organization

extension Surroundings {
    /// The real ones.
    ///
    /// - Parameters:
    ///   - client: Asks in the name of whoever runs the program.
    ///   - tell: Is told what happens.
    public init(_ client: AWSClient, tell: @escaping @Sendable (String) -> Void) {
        let sessions = RootSessions(client)
        self.init(
            ask: { (call, place) async throws(AWSError) -> JSON in
                guard case .rootUser(let account) = place else { return try await client.answer(to: call) }
                do throws(AWSError) {
                    return try await sessions.client(of: account).answer(to: call)
                } catch {
                    // A session that has ended changed nothing, so that the call may be made in another.
                    guard case .credentialsRefused = error else { throw error }
                    await sessions.forget(account)
                    return try await sessions.client(of: account).answer(to: call)
                }
            },
            now: { Instant(millisecondsSince1970: Int64(Date().timeIntervalSince1970 * 1000)) },
            sleep: { try await Task.sleep(for: .seconds($0)) },
            tell: tell
        )
    }
}
