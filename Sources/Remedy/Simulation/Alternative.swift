public import Organization

/// What would come of attaching a proposed policy elsewhere.
public struct Alternative: Hashable, Sendable {
    /// How that place stands to the one proposed.
    public enum Relation: String, Hashable, Sendable {
        /// It is the proposed one.
        case proposed
        /// It is the next one up.
        case parent
        /// It lies right below.
        case child
    }

    /// The place.
    public let node: NodeID
    /// Its name, where it has one.
    public let name: String?
    /// How it stands to the proposed one.
    public let relation: Relation
    /// How many accounts the policy would reach there.
    public let reaches: Int
    /// How many verdicts would be others.
    public let changes: Int
}
