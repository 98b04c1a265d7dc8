internal import AWSClient
internal import Organization
internal import Synchronization

/// Root sessions in members, opened when one is needed first and again before it ends.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>
actor RootSessions {
    private let base: AWSClient
    private var opened: [AccountID: (credentials: Credentials, end: ContinuousClock.Instant)] = [:]

    /// The longest that a root session may last, in seconds.
    private static let seconds = 900

    init(_ base: AWSClient) {
        self.base = base
    }

    /// The policy that lets a session list and delete root credentials, and nothing else.
    static func taskPolicy(in partition: String) -> String {
        "arn:\(partition):iam::aws:policy/root-task/IAMDeleteRootUserCredentials"
    }

    /// A client in the root user's name.
    func client(of account: AccountID) async throws(AWSError) -> AWSClient {
        if let session = opened[account], session.end > .now { return client(session.credentials, account) }
        let policy = Self.taskPolicy(in: base.partition.name)
        let credentials: Credentials
        do throws(AWSError) {
            let call = Call.assumeRoot(account: account.description, taskPolicy: policy, seconds: Self.seconds)
            credentials = try Credentials(of: try await base.answer(to: call))
        } catch {
            throw .noSession("No root session in account \(account) could be opened: \(error)")
        }
        // Nothing that is sent in the last minute may arrive in time.
        opened[account] = (credentials, .now + .seconds(Self.seconds - 60))
        return client(credentials, account)
    }

    /// Forgets a session that AWS no longer accepts.
    func forget(_ account: AccountID) {
        opened[account] = nil
    }

    private func client(_ credentials: Credentials, _ account: AccountID) -> AWSClient {
        base.with(CredentialSupply(credentials), account: account.description)
    }
}
