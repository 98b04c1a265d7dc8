internal import AWSClient
internal import Organization

/// A centralized root session in a member account, for what only the root user is told about itself. It lasts 15 minutes
/// at most, and may do no more than AWS's task policy for auditing allows.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>
actor RootSession {
    private let base: Taker
    private let account: AccountID
    private let place: AnswerFile
    private var kept: SessionCredentials?
    private var isClosed = false

    static let seconds = 900

    init(_ base: Taker, account: AccountID, folder: String) {
        self.base = base
        self.account = account
        place = AnswerFile(Operation.assumeRoot.verb, in: folder)
    }

    /// Asks in the root user's name.
    nonisolated var taker: Taker {
        let supply = CredentialSupply(
            current: { () async throws(AWSError) in try await self.credentials() },
            refused: { refused in await self.drop(refused) }
        )
        return base.with(supply, of: account, .rootSession)
    }

    /// The task policy for auditing, in a partition.
    static func taskPolicy(in partition: String) -> String {
        "arn:\(partition):iam::aws:policy/root-task/IAMAuditRootUserCredentials"
    }

    private var nobodyIsLetIn: AWSError { .noSession("No root session in account \(account) may be opened.") }

    private func drop(_ refused: Credentials) {
        if kept?.credentials == refused { kept = nil }
    }

    private func credentials() async throws(AWSError) -> Credentials {
        if isClosed { throw nobodyIsLetIn }
        if let kept, kept.isValid { return kept.credentials }
        let policy = Self.taskPolicy(in: base.client.partition.name)
        do throws(AWSError) {
            let answer = try await base.client.answer(
                to: .assumeRoot(account: account.description, taskPolicy: policy, seconds: Self.seconds)
            )
            base.tally.answered()
            base.folder.forgetRefusal(place)
            let opened = SessionCredentials(try Credentials(of: answer), seconds: Self.seconds)
            kept = opened
            return opened.credentials
        } catch {
            guard case .refused(let refusal) = error else { throw error.ofBase }
            isClosed = true
            base.tally.refused(refusal, isDenied: error.isAccessDenied, operation: .assumeRoot, in: place.folder)
            try? base.folder.write(refusal, to: place)
            throw nobodyIsLetIn
        }
    }
}
