public struct HTMLView: Sendable {
    public init(_ report: AuditReport) {}
    public func write(to output: inout some TextOutputStream) throws {}
}
