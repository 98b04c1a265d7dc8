/// What came back for a request.
public struct HTTPAnswer: Hashable, Sendable {
    /// The status, such as 200.
    public var status: Int
    /// The headers.
    public var headers: [HTTPRequest.Header]
    /// The whole body.
    public var body: [UInt8]

    /// An answer of these parts.
    ///
    /// - Parameters:
    ///   - status: The status, such as 200.
    ///   - headers: The headers.
    ///   - body: The whole body.
    public init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever its case.
    ///
    /// - Parameter name: The header's name.
    /// - Returns: Its value; nil where there is none.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
