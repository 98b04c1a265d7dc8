public import PolicyLanguage

/// All policies that bound what a root user can do, level by level, with their names.
public struct PolicyStack: Sendable {
    /// A policy and where it hangs.
    public struct Attached: Hashable, Sendable {
        /// Its id, or another name for it that is unique.
        public let id: String
        /// Its name, where it has another one.
        public let name: String?
        /// What it says; or why nobody can tell, as a clause such as `line 3: there is no condition operator "Boolean"`.
        public let content: Content

        /// What is known of a policy's text.
        public enum Content: Hashable, Sendable {
            case document(PolicyDocument)
            case unreadable(String)
        }

        /// A policy of this content.
        public init(id: String, name: String? = nil, _ content: Content) {
            self.id = id
            self.name = name
            self.content = content
        }
    }

    /// A node of an organization's tree and what hangs right there.
    public struct Level: Hashable, Sendable {
        /// The node's id; nil where the policies come without a tree.
        public let node: String?
        /// The policies. A level without any denies everything.
        public let policies: [Attached]

        /// A level of these policies.
        public init(node: String?, policies: [Attached]) {
            self.node = node
            self.policies = policies
        }
    }

    /// Service control policies, from the organization's root down to the account.
    public let serviceControl: [Level]
    /// Resource control policies over the account's own resources, likewise. `RCPFullAWSAccess` is always among them.
    public let resourceControl: [Level]

    /// These policies.
    public init(serviceControl: [Level], resourceControl: [Level] = []) {
        self.serviceControl = serviceControl
        self.resourceControl = resourceControl
    }
}
