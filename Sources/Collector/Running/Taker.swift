internal import AWSClient
internal import Organization

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
        case .refused:
            keepRefusal(errand)
            return nil
        case .answered: if let answer = folder.answer(errand.file) { return keep(answer) }
        case .none: break
        }
        return try await ask(errand)
    }

    /// Runs an errand whose answer matters only to whoever reads the snapshot, so that one from before isn't read.
    func leave(_ errand: Errand) async throws(CollectionError) {
        switch folder.entry(errand.file) {
        case .none: try await ask(errand)
        case .answered: _ = keep(nil)
        case .refused: keepRefusal(errand)
        }
    }

    /// The same with other permissions.
    func with(_ grant: Grant) -> Taker {
        Taker(client: client, folder: folder, tally: tally, grant: grant, isBase: isBase)
    }

    /// The same in the name of another account, as far as other permissions go.
    func with(_ supply: CredentialSupply, of account: AccountID, _ grant: Grant) -> Taker {
        let client = client.with(supply, account: account.description)
        return Taker(client: client, folder: folder, tally: tally, grant: grant)
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

    /// Runs an errand whose answer may be of any length: each page becomes a file of its own, and where it was stopped it goes
    /// on behind the last page that is there.
    func takePages(_ errand: Errand) async throws(CollectionError) {
        var number = 1
        var token: String?
        var seen: Set<String> = []
        if case .refused = folder.entry(errand.file) { return keepRefusal(errand) }
        while folder.isFresh(errand.file.page(number)), let page = folder.json(errand.file.page(number)) {
            token = page["NextToken"]?.string
            guard let token else { return }
            seen.insert(token)
            number += 1
        }
        repeat {
            let (asked, before) = (token, seen)
            let page = try await reach(errand.call.operation, in: errand.file.folder, refusal: errand.file) {
                client throws(AWSError) in
                let page = try await client.page(of: errand.call, after: asked)
                // What leads back would fill the disk.
                if let next = page.next, before.contains(next) { throw .pageRing }
                return page
            }
            guard let page else { return }
            try folder.write(page.answer.text, to: errand.file.page(number))
            token = page.next
            if let token { seen.insert(token) }
            number += 1
        } while token != nil
    }

    /// Asks something that is no plain call.
    ///
    /// - Parameters:
    ///   - operation: what is asked.
    ///   - place: for whom.
    ///   - file: where a refusal is written down; nil where it is only counted.
    ///   - ask: asks it.
    /// - Returns: the answer; nil where there is none.
    /// - Throws: where going on is pointless.
    func reach<Answer>(
        _ operation: Operation,
        in place: String,
        refusal file: AnswerFile? = nil,
        _ ask: (AWSClient) async throws(AWSError) -> Answer
    ) async throws(CollectionError) -> Answer? {
        guard grant.operations.contains(operation) else { throw .notProvidedFor(operation.description) }
        do throws(AWSError) {
            let answer = try await ask(client)
            tally.answered()
            return answer
        } catch {
            if case .refusal(let refusal) = try outcome(of: error, operation, place), let file {
                try folder.write(refusal, to: file)
            }
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
        case .noCredentials:
            throw .aws(error, asked: operation.description)
        case .credentialsRefused where isBase:
            throw .aws(error, asked: operation.description)
        case .noSession:
            // An account that lets nobody in was counted when it was tried.
            return .silence
        default:
            break
        }
        let row = tally.unanswered(error, operation: operation, in: place)
        if row >= Self.silence { throw .unreachable(calls: row, error) }
        return .silence
    }

    /// Tells of a refusal from before once more: it still is what could not be read.
    private func keepRefusal(_ errand: Errand) {
        _ = keep(nil)
        guard let refusal = folder.refusal(errand.file) else { return }
        let isDenied = AWSError.refused(refusal).isAccessDenied
        tally.refused(refusal, isDenied: isDenied, operation: errand.call.operation, in: errand.file.folder)
    }

    private func keep(_ answer: JSON?) -> JSON? {
        tally.update { $0.kept += 1 }
        return answer
    }
}
