import Foundation
import Synchronization

/// A server on this machine that answers every connection's first request with the same bytes.
final class LocalServer: Sendable {
    let port: Int
    private let listening: Int32
    private let heard: Heard

    private final class Heard: Sendable {
        let requests = Mutex<[String]>([])
    }

    /// What was asked, head and body.
    var requests: [String] { heard.requests.withLock { $0 } }

    /// A server that sends these bytes, and then closes the connection, or leaves it open without a word more.
    init(_ answer: String, closes: Bool = true) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, pointer, &size) == 0
            }
        }
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        listening = socket
        let heard = Heard()
        self.heard = heard
        Thread.detachNewThread { LocalServer.serve(socket, answer, closes, heard) }
    }

    deinit {
        shutdown(listening, Int32(SHUT_RDWR))
        close(listening)
    }

    private static func serve(_ socket: Int32, _ answer: String, _ closes: Bool, _ heard: Heard) {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { return }
            let request = LocalServer.request(on: connection)
            heard.requests.withLock { $0.append(request) }
            let text = Array(answer.utf8)
            _ = send(connection, text, text.count, Int32(MSG_NOSIGNAL))
            if closes { close(connection) }
        }
    }

    /// Reads until the head and as many bytes of a body as it tells of are there.
    private static func request(on connection: Int32) -> String {
        var text = ""
        var bytes = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(connection, &bytes, bytes.count, 0)
            guard count > 0 else { return text }
            text += String(decoding: bytes[..<count], as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
            let length = text.lowercased().split(separator: "content-length: ").dropFirst().first?.prefix {
                $0.isNumber
            }
            if text[end.upperBound...].utf8.count >= length.flatMap({ Int($0) }) ?? 0 { return text }
        }
    }
}
