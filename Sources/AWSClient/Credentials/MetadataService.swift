/// What is asked of an EC2 instance's metadata service.
struct MetadataService {
    /// It did not answer, or not with what was asked for. The reason is a clause by itself.
    struct Refusal: Error {
        let reason: String
    }

    let endpoint: CredentialEndpoint
    let transport: HTTPTransport
    let limits: HTTPLimits
    let attempts: Int

    private static let roles = "/latest/meta-data/iam/security-credentials/"

    /// The token that all else is asked with; it is valid for six hours, which nobody needs, but AWS's tools ask so.
    func token() async throws(Refusal) -> String {
        let header = HTTPRequest.Header("X-aws-ec2-metadata-token-ttl-seconds", "21600")
        return try text(await answer(endpoint.request("PUT", below: "/latest/api/token", headers: [header])))
    }

    /// The name of the instance's role; nil where it has none.
    func role(_ token: String) async throws(Refusal) -> String? {
        let answer = try await answer(get(Self.roles, token))
        if answer.status == 404 { return nil }
        return try text(answer).split(whereSeparator: \.isNewline).first.map(String.init)
    }

    /// The answer with that role's credentials.
    func credentials(of role: String, _ token: String) async throws(Refusal) -> [UInt8] {
        let answer = try await answer(get(Self.roles + CanonicalEncoding.text(role), token))
        guard answer.status == 200 else { throw Refusal(reason: "the metadata service answered \(answer.status)") }
        return answer.body
    }

    private func get(_ path: String, _ token: String) -> HTTPRequest {
        endpoint.request("GET", below: path, headers: [.init("X-aws-ec2-metadata-token", token)])
    }

    /// An answer that asking again would not change, if there is one. Elsewhere than on an instance there is nobody.
    private func answer(_ request: HTTPRequest) async throws(Refusal) -> HTTPAnswer {
        var reason = "does not answer"
        for _ in 1...attempts {
            do throws(TransportError) {
                let answer = try await transport(request, limits)
                if answer.status < 500 { return answer }
                reason = "answered \(answer.status)"
            } catch {
                reason = error.clause
            }
        }
        throw Refusal(reason: "the metadata service \(reason)")
    }

    private func text(_ answer: HTTPAnswer) throws(Refusal) -> String {
        guard answer.status == 200, let text = String(validating: answer.body, as: UTF8.self), !text.isEmpty else {
            throw Refusal(reason: "the metadata service answered \(answer.status)")
        }
        return text
    }
}
