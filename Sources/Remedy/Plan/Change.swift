internal import Evidence
public import Organization

/// One thing to be done, and where.
public struct Change: Hashable, Sendable {
    /// What is to be done.
    public let kind: ChangeKind
    /// The place of the organization among the fleet's; nil for an account in none.
    public let organization: Int?
    /// Where: a node of the organization's tree, or an account.
    public let target: NodeID

    /// A change of this kind at this place.
    public init(_ kind: ChangeKind, organization: Int?, target: NodeID) {
        self.kind = kind
        self.organization = organization
        self.target = target
    }
}
