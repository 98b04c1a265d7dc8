/// Writes a call as a request, not signed yet.
///
/// Source: <https://smithy.io/2.0/aws/protocols/index.html>
struct RequestWriter {
    let endpoint: Endpoint
    /// What the client calls itself.
    let agent: String

    /// The request of a call. Amazon S3's are written elsewhere.
    func request(_ call: Call) -> HTTPRequest {
        let operation = call.operation
        switch operation.service.wire {
        case .query(let version):
            return post(form(call, version: version), as: "application/x-www-form-urlencoded; charset=utf-8")
        case .json(let version, let target):
            let target = HTTPRequest.Header("X-Amz-Target", "\(target).\(operation.name)")
            return post(json(call), as: "application/x-amz-json-\(version)", with: [target])
        case .restJSON, .restXML:
            let name = operation.name.prefix(1).lowercased() + operation.name.dropFirst()
            return post(json(call), as: "application/json", path: "/" + name)
        }
    }

    private func post(
        _ body: [UInt8],
        as type: String,
        path: String = "/",
        with headers: [HTTPRequest.Header] = []
    ) -> HTTPRequest {
        HTTPRequest(
            method: "POST",
            scheme: endpoint.scheme,
            host: endpoint.host,
            port: endpoint.port,
            path: endpoint.path + path,
            headers: [HTTPRequest.Header("Content-Type", type), HTTPRequest.Header("User-Agent", agent)] + headers,
            body: body
        )
    }

    private func json(_ call: Call) -> [UInt8] {
        JSON.object(call.parameters).compactText
    }

    private func form(_ call: Call, version: String) -> [UInt8] {
        var pairs = [("Action", call.operation.name), ("Version", version)]
        for parameter in call.parameters { pairs += flattened(parameter.value, under: parameter.name) }
        let text = pairs.map { "\(PercentText.encoded($0.0))=\(PercentText.encoded($0.1))" }.joined(separator: "&")
        return Array(text.utf8)
    }

    /// Names with points for what lies within, and numbers from 1 on for the members of lists.
    private func flattened(_ value: JSON, under name: String) -> [(String, String)] {
        switch value {
        case .null: []
        case .boolean(let boolean): [(name, boolean ? "true" : "false")]
        case .integer(let integer): [(name, String(integer))]
        case .real(let real): [(name, String(real))]
        case .string(let string): [(name, string)]
        case .array(let elements):
            elements.enumerated().flatMap { flattened($1, under: "\(name).member.\($0 + 1)") }
        case .object(let members): members.flatMap { flattened($0.value, under: "\(name).\($0.name)") }
        }
    }
}
