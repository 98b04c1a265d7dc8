/// Asking services that give credentials.
extension CredentialChain {
    /// The services are near, and their answers small.
    private static let limits = HTTPLimits(seconds: 5, bytes: 64 << 10)

    /// Asks up to three times, until there is an answer that asking again would not change.
    func ask(_ source: CredentialSource, _ request: HTTPRequest) async throws(CredentialError) -> HTTPAnswer {
        var trouble: TransportError?
        for attempt in 1...3 {
            if attempt > 1 {
                do { try await Task.sleep(for: pause) } catch {
                    throw .failed(source, reason: "the search was cancelled")
                }
            }
            do {
                let answer = try await transport(request, Self.limits)
                if attempt == 3 || answer.status < 500 && answer.status != 429 { return answer }
            } catch {
                trouble = error
            }
        }
        throw .failed(source, reason: "\(request.host) \(trouble?.clause ?? "cannot be reached")")
    }
}

extension TransportError {
    /// What happened, as a clause that reads on after a host's name.
    var clause: String {
        switch self {
        case .unreachable(let reason): "cannot be reached (\(reason))"
        case .brokenOff(let reason): "broke off (\(reason))"
        case .timedOut: "took too long"
        case .tooLarge: "answered with too much"
        }
    }
}
