/// All policies that have a say in a request.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
public struct PoliciesInForce: Sendable {
    /// Service control policies, a list for each level from the organization's root down; nil where they do not apply.
    public var serviceControl: [[PolicyDocument]]? { didSet { layOut() } }
    /// Resource control policies likewise.
    public var resourceControl: [[PolicyDocument]]? { didSet { layOut() } }
    /// What the principal was granted; nil where there is nothing.
    public var identity: [PolicyDocument]? { didSet { layOut() } }
    /// The policy of the resource.
    public var resource: PolicyDocument? { didSet { layOut() } }

    private var tables = PolicyTables()

    /// These policies.
    public init(
        serviceControl: [[PolicyDocument]]? = nil,
        resourceControl: [[PolicyDocument]]? = nil,
        identity: [PolicyDocument]? = nil,
        resource: PolicyDocument? = nil
    ) {
        self.serviceControl = serviceControl
        self.resourceControl = resourceControl
        self.identity = identity
        self.resource = resource
        layOut()
    }

    /// What AWS answers to a request.
    ///
    /// A statement anywhere that denies decides. Else every level of every kind of control policy has to allow, and the
    /// principal has to be granted the request: by its own policies or by the resource's. The root user of an account is
    /// granted everything.
    public func decide(_ request: Request) -> Decision {
        tables.decide(request)
    }

    private mutating func layOut() {
        tables = PolicyTables(
            serviceControl: serviceControl,
            resourceControl: resourceControl,
            identity: identity,
            resource: resource
        )
    }
}
