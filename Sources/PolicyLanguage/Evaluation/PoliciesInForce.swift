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
    private let isLaidOut: Bool

    /// These policies.
    public init(
        serviceControl: [[PolicyDocument]]? = nil,
        resourceControl: [[PolicyDocument]]? = nil,
        identity: [PolicyDocument]? = nil,
        resource: PolicyDocument? = nil
    ) {
        self.init(serviceControl, resourceControl, identity, resource, isLaidOut: true)
    }

    /// The same control policies; those that are not laid out cost less to prepare and more to decide by.
    package init(serviceControl: [[PolicyDocument]]?, resourceControl: [[PolicyDocument]]?, isLaidOut: Bool) {
        self.init(serviceControl, resourceControl, nil, nil, isLaidOut: isLaidOut)
    }

    private init(
        _ serviceControl: [[PolicyDocument]]?,
        _ resourceControl: [[PolicyDocument]]?,
        _ identity: [PolicyDocument]?,
        _ resource: PolicyDocument?,
        isLaidOut: Bool
    ) {
        self.serviceControl = serviceControl
        self.resourceControl = resourceControl
        self.identity = identity
        self.resource = resource
        self.isLaidOut = isLaidOut
        layOut()
    }

    /// What AWS answers to a request.
    ///
    /// A statement anywhere that denies decides. Else every level of every kind of control policy has to allow, and the
    /// principal has to be granted the request: by its own policies or by the resource's. The root user of an account is
    /// granted everything.
    public func decide(_ request: Request) -> Decision {
        isLaidOut && request.isLaidOut ? tables.decide(request) : decidePlainly(request)
    }

    private mutating func layOut() {
        guard isLaidOut else { return }
        tables = PolicyTables(
            serviceControl: serviceControl,
            resourceControl: resourceControl,
            identity: identity,
            resource: resource
        )
    }
}
