#if AWS
    import AWSClient
    import Testing

    @Suite struct `Connections` {
        private func ask(
            _ server: LocalServer,
            path: String = "/",
            query: [HTTPRequest.QueryItem] = [],
            body: [UInt8] = [],
            limits: HTTPLimits = HTTPLimits(seconds: 10, bytes: 1000)
        ) async throws -> Result<HTTPAnswer, TransportError> {
            let request = HTTPRequest(
                method: body.isEmpty ? "GET" : "POST",
                scheme: "http",
                host: "127.0.0.1",
                port: server.port,
                path: path,
                query: query,
                headers: [HTTPRequest.Header("X-Test", "1")],
                body: body
            )
            let connections = try HTTPConnections()
            let result: Result<HTTPAnswer, TransportError>
            do { result = .success(try await connections.transport(request, limits)) } catch {
                result = .failure(error)
            }
            await connections.close()
            return result
        }

        @Test func `carry a request as it was signed and bring the whole answer`() async throws {
            let server = try LocalServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Amz-Meta-A: b\r\n\r\nhi")
            let query = [HTTPRequest.QueryItem("prefix", "a b/+"), HTTPRequest.QueryItem("list-type", "2")]
            let answer = try await ask(server, path: "/a//./%C3%BC%2B", query: query, body: Array("x=1".utf8)).get()
            #expect(answer.status == 200)
            #expect(answer.body == Array("hi".utf8))
            #expect(answer.header("x-amz-meta-a") == "b")
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST /a//./%C3%BC%2B?prefix=a%20b%2F%2B&list-type=2 HTTP/1.1\r\n"))
            #expect(request.lowercased().contains("x-test: 1\r\n"))
            #expect(request.lowercased().contains("host: 127.0.0.1:\(server.port)\r\n"))
            #expect(request.hasSuffix("\r\n\r\nx=1"))
        }

        @Test func `follow no redirects`() async throws {
            let server = try LocalServer("HTTP/1.1 301 Moved\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
            #expect(try await ask(server).get().status == 301)
            #expect(server.requests.count == 1)
        }

        @Test(arguments: [
            "Content-Length: 1001\r\n\r\nx", "\r\n" + String(repeating: "x", count: 1001),
            "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + String(repeating: "x", count: 1001) + "\r\n0\r\n\r\n",
        ]) func `stop where an answer is too large`(rest: String) async throws {
            let server = try LocalServer("HTTP/1.1 200 OK\r\n" + rest)
            #expect(try await ask(server) == .failure(.tooLarge))
        }

        @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"])
        func `stop where an answer takes too long`(start: String) async throws {
            let server = try LocalServer(start, closes: false)
            #expect(try await ask(server, limits: HTTPLimits(seconds: 0.3, bytes: 1000)) == .failure(.timedOut))
        }

        @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "SSH-2.0-server\r\n"])
        func `say so where an answer breaks off`(start: String) async throws {
            let server = try LocalServer(start)
            guard case .failure(.brokenOff) = try await ask(server) else {
                Issue.record("It did not break off.")
                return
            }
        }

        @Test(arguments: ["127.0.0.1", "no-such-host.invalid"]) func `say so where nobody is there`(host: String)
            async throws
        {
            let request = HTTPRequest(method: "GET", scheme: "http", host: host, port: 1)
            let connections = try HTTPConnections()
            var failure: TransportError?
            do { _ = try await connections.transport(request, HTTPLimits(seconds: 10)) } catch { failure = error }
            await connections.close()
            guard case .unreachable = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
        }
    }
#endif
