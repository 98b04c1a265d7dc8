public import Posture

/// What all views of an audit show, each in its own form. A view decides nothing.
public struct AuditReport: Sendable {
    /// The audit.
    public let audit: Audit
    /// The version of Taproot that made it.
    public let version: String
    /// Figures to lay beside the fleet's own.
    public let comparison: ReferenceStudy?
    /// The statuses whose findings are listed; the figures always count all.
    public let only: Set<Status>

    /// A report of an audit.
    public init(
        _ audit: Audit,
        version: String,
        comparison: ReferenceStudy? = nil,
        only: Set<Status> = Set(Status.allCases)
    ) {
        self.audit = audit
        self.version = version
        self.comparison = comparison
        self.only = only
    }
}
