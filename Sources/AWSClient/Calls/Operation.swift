/// One of the operations of a service: what Taproot may ask AWS, all of it. Those that change something say so
/// (``changes``), and nothing but `taproot fix --apply` calls them.
public struct Operation: Sendable {
    /// Whose operation it is.
    public let service: Service
    /// Its name in the API: `ListVirtualMFADevices`.
    public let name: String
    /// Its name in the AWS CLI: `list-virtual-mfa-devices`.
    public let verb: String
    /// The actions that a policy must allow for it: `iam:ListVirtualMFADevices`. Often one, and none where anyone may.
    ///
    /// Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
    public let permissions: [String]
    /// Whether it goes without credentials.
    public let isUnsigned: Bool
    /// Whether it changes something. Then it is never sent again where it may have been done though no answer came.
    public let changes: Bool
    /// What its answer looks like.
    public let output: Shape
    /// How its answer goes on; nil where it always is one page.
    public let pages: Pagination?

    init(
        _ service: Service,
        _ name: String,
        verb: String,
        permissions: [String]? = nil,
        isUnsigned: Bool = false,
        changes: Bool = false,
        output: Shape,
        pages: Pagination? = nil
    ) {
        self.service = service
        self.name = name
        self.verb = verb
        self.permissions = permissions ?? ["\(service.name):\(name)"]
        self.isUnsigned = isUnsigned
        self.changes = changes
        self.output = output
        self.pages = pages
    }
}

extension Operation: Hashable, CustomStringConvertible {
    /// Operations are the same where their service and their name are.
    public static func == (one: Operation, other: Operation) -> Bool {
        one.service.name == other.service.name && one.name == other.name
    }

    /// Hashes the service and the name.
    ///
    /// - Parameter hasher: Takes them.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(service.name)
        hasher.combine(name)
    }

    /// Service and name, as in policies: `iam:ListVirtualMFADevices`.
    public var description: String { "\(service.name):\(name)" }
}
