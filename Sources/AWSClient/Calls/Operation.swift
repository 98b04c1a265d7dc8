/// One of the operations of a service: what Taproot may ask AWS, all of it. None of them changes anything, but for
/// `iam:GenerateCredentialReport`, which makes IAM write a report.
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
        output: Shape,
        pages: Pagination? = nil
    ) {
        self.service = service
        self.name = name
        self.verb = verb
        self.permissions = permissions ?? ["\(service.name):\(name)"]
        self.isUnsigned = isUnsigned
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
