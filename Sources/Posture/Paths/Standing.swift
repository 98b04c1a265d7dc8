/// Whether a way in is open, and whether one barrier leaves it open.
public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Nothing stands in the way.
    case open
    /// Something does.
    case closed
    /// The evidence does not tell.
    case unknown
    /// The question does not arise in this account.
    case notApplicable = "not_applicable"
}
