#if AWS
    import AWSClient
    import Foundation
    import TestSupport
    import Testing

    @Suite struct `Whose certificates are trusted` {
        /// `openssl s_server` with a certificate for `localhost` that nobody but itself vouches for.
        private final class SecureServer {
            let folder: TemporaryFolder
            let port: Int
            private let process = Process()

            var certificate: String { folder("certificate.pem") }

            init() throws {
                folder = try TemporaryFolder()
                let (key, certificate) = (folder("key.pem"), folder("certificate.pem"))
                let request = Process()
                request.executableURL = URL(filePath: "/usr/bin/env")
                request.arguments = [
                    "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                    "-days",
                    "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                ]
                request.standardError = FileHandle.nullDevice
                try request.run()
                request.waitUntilExit()
                let pipe = Pipe()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = [
                    "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www",
                ]
                process.standardOutput = pipe
                process.standardError = FileHandle.nullDevice
                try process.run()
                // It says: ACCEPT 127.0.0.1:PORT
                var said = ""
                while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
                    let more = pipe.fileHandleForReading.availableData
                    if more.isEmpty { break }
                    said += String(decoding: more, as: UTF8.self)
                }
                let line = said.split(separator: "\n").first { $0.contains("ACCEPT") }
                port = try #require(line?.split(separator: ":").last.flatMap { Int($0) })
            }

            deinit { process.terminate() }
        }

        private func ask(
            _ server: SecureServer,
            host: String = "localhost",
            trusting bundle: String?
        ) async throws -> Result<HTTPAnswer, TransportError> {
            let request = HTTPRequest(method: "GET", scheme: "https", host: host, port: server.port)
            let connections = try HTTPConnections(environment: bundle.map { ["AWS_CA_BUNDLE": $0] } ?? [:])
            let result: Result<HTTPAnswer, TransportError>
            do {
                result = .success(try await connections.transport(request, HTTPLimits(seconds: 10, bytes: 1_000_000)))
            } catch {
                result = .failure(error)
            }
            await connections.close()
            return result
        }

        private func reason(_ result: Result<HTTPAnswer, TransportError>) -> String {
            guard case .failure(.unreachable(let reason)) = result else { return "\(result)" }
            return reason
        }

        @Test func `are the machine's, or those that AWS_CA_BUNDLE names`() async throws {
            let server = try SecureServer()
            let untrusted = reason(try await ask(server, trusting: nil))
            #expect(untrusted.contains("not trusted") && untrusted.contains("AWS_CA_BUNDLE"))
            let trusted = try await ask(server, trusting: server.certificate)
            #expect(try trusted.get().status == 200)
        }

        @Test func `say so where the file is none`() throws {
            let folder = try TemporaryFolder(["empty.pem": "nothing"])
            for bundle in ["/no/such/file.pem", folder("empty.pem")] {
                #expect(throws: AWSError.noEndpoint("AWS_CA_BUNDLE: \(bundle) is no file of certificates in PEM.")) {
                    _ = try HTTPConnections(environment: ["AWS_CA_BUNDLE": bundle])
                }
            }
        }

        @Test func `are not those of another host`() async throws {
            let server = try SecureServer()
            let other = reason(try await ask(server, host: "127.0.0.1", trusting: server.certificate))
            #expect(other.contains("certificate"))
        }
    }
#endif
