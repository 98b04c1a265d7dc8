internal import FoundationEssentials

extension AWSClient {
    /// Sends a request until there is an answer, or until it is clear that there will be none.
    ///
    /// - Parameters:
    ///   - request: The request, not signed.
    ///   - operation: What is asked.
    ///   - scope: For what it is signed.
    ///   - read: Makes a value of an answer with a status of success.
    /// - Returns: The value.
    /// - Throws: ``AWSError``.
    func send<Value: Sendable>(
        _ request: HTTPRequest,
        for operation: Operation,
        in scope: SigningScope,
        read: (HTTPAnswer) throws(AnswerReader.Malformed) -> Value
    ) async throws(AWSError) -> Value {
        let start = connections.timing.now()
        func ended(with error: AWSError?) {
            let seconds = connections.timing.now().timeIntervalSince(start)
            connections.metrics.ended(operation, after: max(0, seconds), with: error)
        }
        do throws(AWSError) {
            let value = try await sendUntilAnswered(request, for: operation, in: scope, read: read)
            ended(with: nil)
            return value
        } catch {
            ended(with: error)
            throw error
        }
    }

    private func sendUntilAnswered<Value: Sendable>(
        _ request: HTTPRequest,
        for operation: Operation,
        in scope: SigningScope,
        read: (HTTPAnswer) throws(AnswerReader.Malformed) -> Value
    ) async throws(AWSError) -> Value {
        let lane = AWSConnections.Lane(account: account, service: operation.service.name, region: scope.region)
        var state = RetryState(connections.retries, changes: operation.changes)
        while true {
            guard !Task.isCancelled else { throw .cancelled }
            try await connections.wait(seconds: turn(on: lane))
            let signature = try await signature(for: operation, at: request.host)
            switch await attempt(request, for: operation, in: scope, with: signature, read: read) {
            case .success(let value):
                note(nil, of: operation, on: lane)
                connections.update(lane) { state.succeeded(budget: &$0.budget) }
                return value
            case .failure(let fault):
                note(fault, of: operation, on: lane)
                let chance = connections.timing.chance()
                let step = connections.update(lane) {
                    state.step(after: fault.fault, chance: chance, budget: &$0.budget)
                }
                try await take(step, host: request.host, rejected: signature.credentials)
            }
        }
    }

    /// What a request is signed with, and for which moment.
    private struct Signature {
        var credentials: Credentials?
        var date: Date
    }

    /// A fault as an error, so that it can be a result's failure.
    private struct Failed: Error {
        var fault: Fault
    }

    private func signature(for operation: Operation, at host: String) async throws(AWSError) -> Signature {
        let current = operation.isUnsigned ? nil : try await credentials.current()
        let offset = connections.clockOffset(of: host)
        return Signature(credentials: current, date: connections.timing.now().addingTimeInterval(offset))
    }

    private func attempt<Value>(
        _ request: HTTPRequest,
        for operation: Operation,
        in scope: SigningScope,
        with signature: Signature,
        read: (HTTPAnswer) throws(AnswerReader.Malformed) -> Value
    ) async -> Result<Value, Failed> {
        let signed = signature.credentials.map { connections.sign(request, scope, $0, signature.date) } ?? request
        connections.count { $0.requests[operation.description, default: 0] += 1 }
        connections.metrics.sends(operation)
        let answer: HTTPAnswer
        do {
            answer = try await connections.transport(signed, connections.limits)
        } catch {
            return .failure(Failed(fault: Fault(error)))
        }
        connections.count { $0.bytes += answer.body.count }
        guard (200..<300).contains(answer.status) else {
            let fault = Fault(answer, for: operation, signedWith: signature.credentials, at: signature.date)
            return .failure(Failed(fault: fault))
        }
        do {
            return .success(try read(answer))
        } catch {
            let isWebPage = RefusalReader.isWebPage(answer)
            let reason: AWSError = isWebPage ? .webPage(status: answer.status) : .malformed(error.reason)
            return .failure(Failed(fault: Fault(kind: .malformed, error: reason)))
        }
    }

    private func turn(on lane: AWSConnections.Lane) -> Double {
        let now = connections.timing.now().timeIntervalSince1970
        return connections.update(lane) { $0.limit.turn(at: now) }
    }

    private func note(_ failed: Failed?, of operation: Operation, on lane: AWSConnections.Lane) {
        let now = connections.timing.now().timeIntervalSince1970
        let isThrottled = failed?.fault.kind == .throttled
        connections.update(lane) { $0.limit.answered(at: now, isThrottled: isThrottled) }
        guard let failed else { return }
        if isThrottled { connections.metrics.wasThrottled(operation) }
        connections.count { counts in
            if isThrottled { counts.throttles += 1 }
            if case .transport = failed.fault.error { counts.failures += 1 } else { counts.refusals += 1 }
        }
    }

    private func take(_ step: RetryState.Step, host: String, rejected: Credentials?) async throws(AWSError) {
        switch step {
        case .giveUp(let error): throw error
        case .wait(let seconds): try await connections.wait(seconds: seconds)
        case .setClock(let date): connections.setClock(of: host, to: date)
        case .renewCredentials(let error):
            guard let rejected, try await hasOthers(than: rejected) else { throw error }
        }
        connections.count { $0.retries += 1 }
    }

    private func hasOthers(than rejected: Credentials) async throws(AWSError) -> Bool {
        await credentials.refused(rejected)
        return try await credentials.current() != rejected
    }
}
