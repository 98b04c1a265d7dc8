/// A request and the policies that have a say in it, read from one JSON object.
public struct Question: Sendable {
    /// The name that the question came with.
    public let id: String?
    /// What is asked.
    public let request: Request
    /// The policies; or the first reason why one of them cannot be read.
    public let policies: Result<PoliciesInForce, QuestionError>

    /// Reads the object.
    ///
    /// - Throws: where it holds no request. Policies that cannot be read leave the answer open instead.
    public init(_ node: JSONNode) throws(QuestionError) {
        id = node["id"]?.string
        guard let request = node["request"] else { throw QuestionError("has no request") }
        self.request = try Request(request)
        policies = Result { () throws(QuestionError) in try PoliciesInForce(node) }
    }

    /// What AWS answers; unknown where a policy cannot be read, since AWS would not have taken it.
    public var decision: Decision {
        switch policies {
        case .success(let policies): policies.decide(request)
        case .failure: Decision(outcome: .unknown, because: [])
        }
    }
}

/// A question cannot be read. The reason is a clause that reads on after "the question".
public struct QuestionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Request {
    init(_ node: JSONNode) throws(QuestionError) {
        func text(_ name: String) throws(QuestionError) -> String {
            guard let text = node[name]?.string else { throw QuestionError("has a request without a text \(name)") }
            return text
        }
        var context: [String: ContextValue] = [:]
        if case .object(let members)? = node["context"]?.value {
            for member in members {
                guard let value = ContextValue(member.value) else {
                    throw QuestionError("has a context in which \(member.name) is neither a text nor a list of texts")
                }
                context[member.name] = value
            }
        }
        self.init(
            principal: try text("principal"),
            action: try text("action"),
            resource: try text("resource"),
            context: context
        )
    }
}

extension Request.ContextValue {
    init?(_ node: JSONNode) {
        if let text = node.scalarText {
            self = .single(text)
        } else if let elements = node.elements {
            let texts = elements.compactMap(\.scalarText)
            guard texts.count == elements.count else { return nil }
            self = .list(texts)
        } else {
            return nil
        }
    }
}

extension JSONNode {
    /// A text; or a number or boolean as the text that stands for it.
    var scalarText: String? {
        switch value {
        case .string(let text): text
        case .number(let digits): digits
        case .boolean(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}

extension PoliciesInForce {
    init(_ node: JSONNode) throws(QuestionError) {
        self.init(
            serviceControl: try Self.levels(node, "serviceControlPolicies"),
            resourceControl: try Self.levels(node, "resourceControlPolicies"),
            identity: try Self.list(node["identityPolicies"], "identityPolicies"),
            resource: try Self.present(node["resourcePolicy"]).map { node throws(QuestionError) in
                try Self.document(node, "resourcePolicy")
            }
        )
    }

    private static func present(_ node: JSONNode?) -> JSONNode? {
        node.flatMap { $0.isNull ? nil : $0 }
    }

    private static func levels(_ node: JSONNode, _ name: String) throws(QuestionError) -> [[PolicyDocument]]? {
        guard let list = present(node[name]) else { return nil }
        guard let levels = list.elements else { throw QuestionError("has \(name) that are no list of levels") }
        return try levels.enumerated().map { index, level throws(QuestionError) in
            try Self.list(level, "\(name)[\(index)]") ?? []
        }
    }

    private static func list(_ node: JSONNode?, _ name: String) throws(QuestionError) -> [PolicyDocument]? {
        guard let list = present(node) else { return nil }
        guard let documents = list.elements else { throw QuestionError("has \(name) that are no list of policies") }
        return try documents.enumerated().map { index, document throws(QuestionError) in
            try Self.document(document, "\(name)[\(index)]")
        }
    }

    private static func document(_ node: JSONNode, _ name: String) throws(QuestionError) -> PolicyDocument {
        do throws(PolicyError) {
            return try PolicyDocument(node)
        } catch {
            throw QuestionError("has a policy that is none: \(name):\(error.diagnostics.first?.description ?? "")")
        }
    }
}
