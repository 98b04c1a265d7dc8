#if AWS
    internal import AWSClient
    internal import CoreMetrics
    internal import FoundationEssentials
    internal import Glibc

    /// Makes clients out of what the command line and the environment say.
    enum AWSAccess {
        /// Lends a client, and closes its connections afterwards.
        ///
        /// - Parameters:
        ///   - options: the profile and the Region.
        ///   - metrics: where calls are counted.
        ///   - work: what is to be done with the client.
        /// - Returns: what the work returns.
        /// - Throws: what the work throws, and where there are no credentials.
        static func withClient<Result>(
            _ options: AWSOptions,
            metrics: any MetricsFactory = NOOPMetricsHandler.instance,
            _ work: (AWSClient) async throws -> Result
        ) async throws -> Result {
            let surroundings = surroundings(options)
            let environment = try surroundings.environmentWithProfile()
            let connections = try HTTPConnections(environment: environment)
            do {
                let result = try await work(client(options, surroundings, environment, connections.transport, metrics))
                await connections.close()
                return result
            } catch {
                await connections.close()
                throw error
            }
        }

        /// The Region that clients ask first.
        static func region(_ options: AWSOptions) throws(CredentialError) -> String {
            try region(options, surroundings(options))
        }

        private static func region(
            _ options: AWSOptions,
            _ surroundings: CredentialSurroundings
        ) throws(CredentialError) -> String {
            if let region = options.region { return region }
            return try surroundings.region() ?? "us-east-1"
        }

        private static func surroundings(_ options: AWSOptions) -> CredentialSurroundings {
            let variables = ProcessInfo.processInfo.environment
            return CredentialSurroundings(
                environment: variables,
                home: variables["HOME"] ?? "/",
                profile: options.profile
            )
        }

        private static func client(
            _ options: AWSOptions,
            _ surroundings: CredentialSurroundings,
            _ environment: [String: String],
            _ transport: @escaping HTTPTransport,
            _ metrics: any MetricsFactory
        ) throws(CredentialError) -> AWSClient {
            let aws = AWSConnections(
                transport: transport,
                sign: { request, scope, credentials, date in
                    RequestSigner(region: scope.region, service: scope.service, style: scope.isS3 ? .s3 : .usual)
                        .sign(request, with: credentials, at: date)
                },
                environment: environment,
                agent: "taproot/\(Version.current)",
                metrics: metrics
            )
            let region = try region(options, surroundings)
            let cache = CredentialCache {
                [chain = chain(surroundings, aws, region, transport)] () async throws(CredentialError) in
                try await chain.find().credentials
            }
            return AWSClient(connections: aws, credentials: CredentialSupply(cache), region: region)
        }

        private static func chain(
            _ surroundings: CredentialSurroundings,
            _ aws: AWSConnections,
            _ region: String,
            _ transport: @escaping HTTPTransport
        ) -> CredentialChain {
            CredentialChain(
                surroundings,
                transport: transport,
                assumeRole: { request in
                    try await Credentials(of: client(aws, region, request.credentials).answer(to: .assumeRole(request)))
                },
                assumeRoleWithWebIdentity: { request in
                    let call = Call.assumeRoleWithWebIdentity(
                        request.roleARN,
                        sessionName: request.sessionName,
                        token: request.token
                    )
                    return try await Credentials(of: client(aws, region, nil).answer(to: call))
                },
                askForCode: isatty(STDIN_FILENO) == 1 ? askForCode : nil
            )
        }

        private static func client(_ aws: AWSConnections, _ region: String, _ credentials: Credentials?) -> AWSClient {
            let supply = CredentialSupply { () async throws(AWSError) in
                guard let credentials else { throw .noCredentials("none are needed") }
                return credentials
            }
            return AWSClient(connections: aws, credentials: supply, region: region)
        }

        private static func askForCode(_ serialNumber: String) async throws -> String {
            Exit.standardError("Code of the MFA device \(serialNumber): ")
            return readLine(strippingNewline: true) ?? ""
        }
    }

    extension CredentialSupply {
        fileprivate init(_ cache: CredentialCache) {
            self.init(
                current: { () async throws(AWSError) in
                    do throws(CredentialError) { return try await cache.credentials() } catch {
                        throw .noCredentials("\(error)")
                    }
                },
                refused: { credentials in _ = try? await cache.credentials(after: credentials) }
            )
        }
    }

    extension Call {
        fileprivate static func assumeRole(_ request: AssumeRoleRequest) -> Call {
            .assumeRole(
                request.roleARN,
                sessionName: request.sessionName,
                seconds: request.durationSeconds,
                externalID: request.externalID,
                serialNumber: request.serialNumber,
                tokenCode: request.tokenCode
            )
        }
    }
#endif
