internal import AWSClient
internal import Organization

/// The way into a member account: the first of the roles that may be assumed. It is looked for when it is needed first,
/// so that an account whose evidence is all there is not entered again.
actor MemberSession {
    private let base: Taker
    private let account: AccountID
    private let options: CollectionOptions
    private let place: AnswerFile
    private var role: String?
    private var isClosed = false
    private var opening: Task<Result<SessionCredentials, AWSError>, Never>?
    private var kept: SessionCredentials?

    init(_ base: Taker, account: AccountID, folder: String, options: CollectionOptions) {
        self.base = base
        self.account = account
        self.options = options
        // What an earlier collection was told says nothing: the role may be there by now, or another one be named.
        place = AnswerFile(Operation.assumeRole.verb, in: folder)
    }

    /// Whether the account let nobody in.
    var letNobodyIn: Bool { isClosed }

    /// Asks in the account's name.
    nonisolated var taker: Taker {
        let supply = CredentialSupply(
            current: { () async throws(AWSError) in try await self.credentials() },
            refused: { refused in await self.drop(refused) }
        )
        return base.with(supply, of: account, .account)
    }

    private var nobodyIsLetIn: AWSError { .noSession("No role of account \(account) may be assumed.") }

    private func drop(_ refused: Credentials) {
        if kept?.credentials == refused { kept = nil }
    }

    private func credentials() async throws(AWSError) -> Credentials {
        if isClosed { throw nobodyIsLetIn }
        if let kept, kept.isValid { return kept.credentials }
        if let opening { return try await opening.value.get().credentials }
        let task = Task { () -> Result<SessionCredentials, AWSError> in
            do throws(AWSError) { return .success(try await self.opened()) } catch { return .failure(error) }
        }
        opening = task
        let result = await task.value
        opening = nil
        kept = try? result.get()
        return try result.get().credentials
    }

    private func opened() async throws(AWSError) -> SessionCredentials {
        var last: AWSError?
        for name in role.map({ [$0] }) ?? options.roleNames {
            do throws(AWSError) {
                let answer = try await base.client.answer(to: call(name))
                role = name
                base.tally.answered()
                base.folder.forgetRefusal(place)
                return SessionCredentials(try Credentials(of: answer), seconds: options.sessionSeconds)
            } catch {
                guard case .refused = error else { throw error.ofBase }
                last = error
            }
        }
        // A role that was assumed before may have been withdrawn since.
        if let refusal = last?.refusal { close(refusal, last?.isAccessDenied == true) }
        throw nobodyIsLetIn
    }

    private func close(_ refusal: Refusal, _ isDenied: Bool) {
        isClosed = true
        base.tally.refused(refusal, isDenied: isDenied, operation: .assumeRole, in: place.folder)
        // Where it cannot be written, the next answer cannot either, and says so.
        try? base.folder.write(refusal, to: place)
    }

    private func call(_ name: String) -> Call {
        .assumeRole(
            "arn:\(base.client.partition.name):iam::\(account):role/\(name)",
            sessionName: options.sessionName,
            seconds: options.sessionSeconds,
            externalID: options.externalID
        )
    }
}
