public import Organization
public import PolicyLanguage
internal import PolicyReach

/// A policy that somebody thinks of attaching, and where.
public struct Proposal: Sendable {
    /// Its text.
    public let text: String
    /// What it says.
    public let document: PolicyDocument
    /// Where it is to be attached.
    public let node: NodeID

    /// A proposal to attach the policy of this text to a node.
    ///
    /// - Throws: where AWS would not take the text as a service control policy; every place that is wrong is told.
    public init(_ text: String, at node: NodeID) throws(GuardDocumentError) {
        self.text = try GuardDocument(text).text
        do throws(PolicyError) { document = try PolicyDocument(parsing: text) } catch {
            throw GuardDocumentError(reasons: error.diagnostics.map(\.description))
        }
        self.node = node
    }

    /// The same policy elsewhere.
    func moved(to node: NodeID) -> Proposal { Proposal(text: text, document: document, node: node) }

    private init(text: String, document: PolicyDocument, node: NodeID) {
        self.text = text
        self.document = document
        self.node = node
    }

    /// The policy as it would hang in an organization.
    var policy: Policy {
        Policy(
            id: .proposed,
            name: "the proposed policy",
            isManagedByAWS: false,
            document: .known(text),
            targets: .known([node])
        )
    }

    /// The policy beside AWS's own `FullAWSAccess`: so that it alone decides.
    var stack: PolicyStack { Self.stack([.allowingEverything, document]) }

    /// A stack that allows just what some of the policy's statements deny.
    func denials(_ isMeant: (Int) -> Bool = { _ in true }) -> PolicyStack {
        Self.stack([document.allowingWhatIsDenied(isMeant)])
    }

    private static func stack(_ documents: [PolicyDocument]) -> PolicyStack {
        let policies = documents.enumerated().map { number, document in
            PolicyStack.Attached(id: "policy-\(number)", .document(document))
        }
        return PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
    }
}
