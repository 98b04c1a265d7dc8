/// A request as it goes over the wire.
public struct HTTPRequest: Hashable, Sendable {
    /// One header; names are compared without case.
    public struct Header: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// A header of this name and value.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - value: The value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One name and value of the query, neither encoded.
    public struct QueryItem: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value; empty where there is none.
        public var value: String

        /// A query item of this name and value.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - value: The value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// `GET`, `POST`, …
    public var method: String
    /// `https` or `http`.
    public var scheme: String
    /// A name or an address; IPv6 in brackets.
    public var host: String
    /// Nil where it is the scheme's own.
    public var port: Int?
    /// The path, percent-encoded, beginning with a slash.
    public var path: String
    /// What follows the question mark.
    public var query: [QueryItem]
    /// The headers, without `Host`, which follows from `host` and `port`.
    public var headers: [Header]
    /// What is sent.
    public var body: [UInt8]

    /// A request of these parts.
    ///
    /// - Parameters:
    ///   - method: `GET`, `POST`, …
    ///   - scheme: `https` or `http`.
    ///   - host: A name or an address; IPv6 in brackets.
    ///   - port: Nil where it is the scheme's own.
    ///   - path: The path, percent-encoded, beginning with a slash.
    ///   - query: What follows the question mark.
    ///   - headers: The headers, without `Host`.
    ///   - body: What is sent.
    public init(
        method: String,
        scheme: String = "https",
        host: String,
        port: Int? = nil,
        path: String = "/",
        query: [QueryItem] = [],
        headers: [Header] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}
