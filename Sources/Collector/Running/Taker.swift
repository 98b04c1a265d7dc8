internal import AWSClient

/// Runs errands for one kind of session: what is there already is not asked again, and what comes of a call is written
/// down, be it an answer or a refusal.
struct Taker: Sendable {
    let client: AWSClient
    let folder: SnapshotFolder
    let tally: CollectionTally
    let grant: Grant
    /// Whether these are the credentials that everything hangs on.
    var isBase = false

    /// So many calls in a row without any answer mean that nobody is there.
    private static let silence = 40

    /// Runs an errand.
    ///
    /// - Returns: the answer, now or from before; nil where there is none.
    @discardableResult
    func take(_ errand: Errand) async throws(CollectionError) -> JSON? {
        switch folder.entry(errand.file) {
        case .refused: return keep(nil)
        case .answered: if let answer = folder.answer(errand.file) { return keep(answer) }
        case .none: break
        }
        return try await ask(errand)
    }

    /// Runs an errand whose answer matters only to whoever reads the snapshot, so that one from before isn't read.
    func leave(_ errand: Errand) async throws(CollectionError) {
        if case .none = folder.entry(errand.file) { try await ask(errand) } else { _ = keep(nil) }
    }

    /// The same in another Region.
    func `in`(region: String) -> Taker {
        Taker(client: client.in(region: region), folder: folder, tally: tally, grant: grant, isBase: isBase)
    }

    /// Makes a call whether or not there is an answer from before, and writes down what comes of it.
    @discardableResult
    func ask(_ errand: Errand) async throws(CollectionError) -> JSON? {
        switch try await outcome(of: errand.call, for: errand.file.folder) {
        case .answer(let answer):
            try folder.write(answer, to: errand.file)
            return answer
        case .refusal(let refusal):
            try folder.write(refusal, to: errand.file)
            return nil
        case .silence:
            return nil
        }
    }

    /// What came of a call.
    enum Outcome {
        case answer(JSON)
        case refusal(Refusal)
        /// There was no answer, which says nothing about the account.
        case silence
    }

    func outcome(of call: Call, for place: String) async throws(CollectionError) -> Outcome {
        guard grant.operations.contains(call.operation) else { throw .notProvidedFor(call.operation.description) }
        do {
            let answer = try await client.answer(to: call)
            tally.answered()
            return .answer(answer)
        } catch {
            return try outcome(of: error, call.operation, place)
        }
    }

    private func outcome(
        of error: AWSError,
        _ operation: Operation,
        _ place: String
    ) throws(CollectionError) -> Outcome {
        switch error {
        case .refused(let refusal):
            tally.refused(refusal, isDenied: error.isAccessDenied, operation: operation, in: place)
            return .refusal(refusal)
        case .cancelled:
            throw .cancelled
        case .noCredentials, .credentialsRefused:
            if isBase { throw .aws(error, asked: operation.description) }
            // A member account that lets nobody in was counted when it was tried.
            if case .noCredentials = error { return .silence }
        default:
            break
        }
        let row = tally.unanswered(error, operation: operation, in: place)
        if row >= Self.silence { throw .unreachable(calls: row, error) }
        return .silence
    }

    private func keep(_ answer: JSON?) -> JSON? {
        tally.update { $0.kept += 1 }
        return answer
    }
}
