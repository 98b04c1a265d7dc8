internal import PolicyLanguage
internal import PolicyReach

/// A question for a proof, read from one JSON object: the property, the account, and the policies over it.
struct ProofQuestion {
    let id: String?
    let property: Property
    let stack: PolicyStack
    let user: RootUser

    /// Reads the object; a property that it names goes before the one given.
    init(_ node: JSONNode, property given: Property?) throws(InputError) {
        id = node["id"]?.string
        guard let account = node["account"]?.string else { throw InputError(description: "has no account") }
        user = RootUser(
            account: account,
            partition: node["partition"]?.string ?? "aws",
            organization: node["organization"]?.string,
            organizationPath: node["organizationPath"]?.string
        )
        guard let property = try Self.property(node) ?? given else {
            throw InputError(description: "names no property")
        }
        self.property = property
        stack = PolicyStack(
            serviceControl: try Self.levels(node, "serviceControlPolicies"),
            resourceControl: try Self.levels(node, "resourceControlPolicies")
        )
    }

    private static func property(_ node: JSONNode) throws(InputError) -> Property? {
        guard let text = node["property"]?.string else { return nil }
        do throws(PropertyError) { return try Property(parsing: text) } catch {
            throw InputError(description: error.description)
        }
    }

    private static func levels(_ node: JSONNode, _ name: String) throws(InputError) -> [PolicyStack.Level] {
        guard let list = node[name], !list.isNull else { return [] }
        guard let levels = list.elements else {
            throw InputError(description: "has \(name) that are no list of levels")
        }
        return try levels.enumerated().map { index, level throws(InputError) in
            guard let documents = level.elements else {
                throw InputError(description: "has \(name)[\(index)] that is no list of policies")
            }
            let policies = documents.enumerated().map { place, document in
                PolicyStack.Attached(id: "\(name)[\(index)][\(place)]", .reading(document))
            }
            return PolicyStack.Level(node: nil, policies: policies)
        }
    }
}

extension PolicyStack.Attached.Content {
    static func reading(_ node: JSONNode) -> Self {
        do throws(PolicyError) { return .document(try PolicyDocument(node)) } catch {
            return .unreadable(error.diagnostics.first?.description ?? "")
        }
    }
}
