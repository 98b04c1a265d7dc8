#if AWS
    internal import AsyncHTTPClient
    internal import Glibc
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOPosix
    internal import NIOSSL

    /// Connections to servers, kept open between requests. They follow no redirects and unpack nothing, so that what was
    /// signed is what is sent, and what comes is no larger than it seems.
    ///
    /// Somebody must ``close()`` them in the end.
    public final class HTTPConnections: Sendable {
        private let direct: HTTPClient
        private let viaSecureProxy: HTTPClient?
        private let viaPlainProxy: HTTPClient?
        private let proxies: Proxies

        /// Connections as the environment wants them.
        ///
        /// - Parameter environment: The environment's variables; `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` and
        ///   `AWS_CA_BUNDLE` are looked at. The last names a file of certificates that are trusted in the place of the
        ///   machine's.
        ///
        /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html>
        ///
        /// - Throws: ``AWSError/noEndpoint(_:)`` where that file holds no certificates.
        public init(environment: [String: String] = [:]) throws(AWSError) {
            proxies = Proxies(environment: environment)
            let trusted = try HTTPConnections.trusted(environment["AWS_CA_BUNDLE"])
            direct = HTTPConnections.client(trusting: trusted)
            viaSecureProxy = proxies.secure.map { HTTPConnections.client(trusting: trusted, through: $0) }
            viaPlainProxy = proxies.plain.map { HTTPConnections.client(trusting: trusted, through: $0) }
        }

        /// Sends requests over these connections.
        public var transport: HTTPTransport {
            { request, limits throws(TransportError) in try await self.answer(to: request, within: limits) }
        }

        /// Closes all connections; requests that are on their way fail.
        public func close() async {
            for client in [direct, viaSecureProxy, viaPlainProxy] { try? await client?.shutdown() }
        }

        private static func trusted(_ bundle: String?) throws(AWSError) -> NIOSSLTrustRoots? {
            guard let bundle, !bundle.isEmpty else { return nil }
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(bundle), !certificates.isEmpty else {
                throw .noEndpoint("AWS_CA_BUNDLE: \(bundle) is no file of certificates in PEM.")
            }
            return .certificates(certificates)
        }

        private static func client(trusting roots: NIOSSLTrustRoots?, through proxy: Proxies.Proxy? = nil) -> HTTPClient
        {
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(30)),
                connectionPool: HTTPClient.Configuration.ConnectionPool(
                    idleTimeout: .seconds(15),
                    concurrentHTTP1ConnectionsPerHostSoftLimit: 32
                ),
                decompression: .disabled
            )
            if let roots {
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.trustRoots = roots
                configuration.tlsConfiguration = tls
            }
            configuration.httpVersion = .http1Only
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.proxy = proxy.map { proxy in
                .server(
                    host: proxy.host,
                    port: proxy.port,
                    authorization: proxy.user.map { .basic(username: $0.name, password: $0.password) }
                )
            }
            return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }

        private func answer(to request: HTTPRequest, within limits: HTTPLimits) async throws(TransportError)
            -> HTTPAnswer
        {
            do {
                return try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
                    group.addTask { try await self.exchange(request, within: limits) }
                    group.addTask {
                        try await Task.sleep(for: .seconds(limits.seconds))
                        throw TransportError.timedOut
                    }
                    defer { group.cancelAll() }
                    guard let first = try await group.next() else { throw TransportError.timedOut }
                    return first
                }
            } catch {
                throw TransportError(error)
            }
        }

        private func exchange(_ request: HTTPRequest, within limits: HTTPLimits) async throws -> HTTPAnswer {
            let client = client(for: request)
            let deadline = NIODeadline.now() + .milliseconds(Int64(limits.seconds * 1000))
            let response = try await client.execute(HTTPClientRequest(request), deadline: deadline)
            var body: [UInt8] = []
            if let count = response.headers.first(name: "content-length").flatMap(Int.init), request.method != "HEAD" {
                guard count <= limits.bytes else { throw TransportError.tooLarge }
                body.reserveCapacity(max(0, count))
            }
            for try await part in response.body {
                guard body.count + part.readableBytes <= limits.bytes else { throw TransportError.tooLarge }
                body.append(contentsOf: part.readableBytesView)
            }
            let headers = response.headers.map { HTTPRequest.Header($0.name, $0.value) }
            return HTTPAnswer(status: Int(response.status.code), headers: headers, body: body)
        }

        private func client(for request: HTTPRequest) -> HTTPClient {
            guard proxies.proxy(for: request) != nil else { return direct }
            return (request.scheme == "https" ? viaSecureProxy : viaPlainProxy) ?? direct
        }
    }

    extension HTTPClientRequest {
        fileprivate init(_ request: HTTPRequest) {
            self.init(url: request.url)
            method = HTTPMethod(rawValue: request.method)
            for header in request.headers { headers.add(name: header.name, value: header.value) }
            if !request.body.isEmpty { body = .bytes(ByteBuffer(bytes: request.body)) }
        }
    }

    extension TransportError {
        /// What went wrong, in words that people understand.
        fileprivate init(_ error: any Error) {
            switch error {
            case let error as TransportError: self = error
            case is CancellationError: self = .brokenOff("it was cancelled")
            case let error as HTTPClientError: self = TransportError(error)
            case let error as NIOConnectionError: self = TransportError(error)
            case let error as NIOSSLError: self = TransportError(error)
            case is NIOSSLExtraError:
                self = .unreachable("the server's certificate is another host's: is there something in between?")
            case let error as IOError: self = TransportError(error)
            case is ChannelError: self = .unreachable("\(error)")
            default: self = .brokenOff("\(error)")
            }
        }

        private init(_ error: NIOConnectionError) {
            let hasAddress = error.dnsAError == nil || error.dnsAAAAError == nil
            self = .unreachable(hasAddress ? "nobody answers at \(error.host)" : "there is no host \(error.host)")
        }

        private init(_ error: NIOSSLError) {
            switch error {
            case .handshakeFailed(let reason) where "\(reason)".contains("CERTIFICATE_VERIFY_FAILED"):
                self = .unreachable(
                    "the server's certificate is not trusted; where a proxy of your own stands in between, name its "
                        + "certificate with AWS_CA_BUNDLE"
                )
            case .handshakeFailed: self = .unreachable("no secure connection can be agreed on")
            default: self = .brokenOff("\(error)")
            }
        }

        private init(_ error: IOError) {
            switch error.errnoCode {
            case ECONNREFUSED: self = .unreachable("the connection is refused")
            case ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL: self = .unreachable("there is no way to the host")
            case ETIMEDOUT: self = .timedOut
            default: self = .brokenOff("the connection was closed")
            }
        }

        private init(_ error: HTTPClientError) {
            switch error {
            case .readTimeout, .writeTimeout, .deadlineExceeded: self = .timedOut
            case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .getConnectionFromPoolTimeout:
                self = .unreachable("connecting took longer than five seconds")
            case .proxyAuthenticationRequired, .invalidProxyResponse:
                self = .unreachable("the proxy does not let the request through")
            case .invalidURL, .emptyHost, .emptyScheme: self = .unreachable("the address is none")
            default: self = .brokenOff(error.shortDescription)
            }
        }
    }
#endif
