import AWSClient
import Foundation
import Glibc
import Synchronization
import TestSupport

/// A home folder with files, an environment, and services that answer what a test says; nobody is asked really.
///
/// `HOME` in files and variables stands for the folder's path.
final class CredentialScene: Sendable {
    typealias Answer = @Sendable (HTTPRequest) throws(TransportError) -> HTTPAnswer

    let folder: TemporaryFolder
    let time = Date(timeIntervalSince1970: 1_800_000_000)
    private let seen = Mutex<[HTTPRequest]>([])
    private let environment: [String: String]
    private let profile: String?
    private let answer: Answer

    init(
        config: String? = nil,
        credentials: String? = nil,
        files: [String: String] = [:],
        environment: [String: String] = [:],
        profile: String? = nil,
        answer: @escaping Answer = { _ throws(TransportError) in throw .unreachable("nobody is there") }
    ) throws {
        let folder = try TemporaryFolder()
        var all = files
        all[".aws/config"] = config
        all[".aws/credentials"] = credentials
        for (name, text) in all {
            try Self.write(text.replacingOccurrences(of: "HOME", with: folder.path), to: folder(name))
        }
        var variables = environment.mapValues { $0.replacingOccurrences(of: "HOME", with: folder.path) }
        variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        self.folder = folder
        self.environment = variables
        self.profile = profile
        self.answer = answer
    }

    /// Without waiting for the disk, which takes most of the time where there are hundreds of scenes.
    private static func write(_ text: String, to path: String) throws {
        let parent = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        let file = fopen(path, "w")
        defer { if let file { fclose(file) } }
        guard let file, fputs(text, file) >= 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// How long a program may take that is to be waited for: a machine with much to do runs it late.
    private static let unhurried = Duration.seconds(600)

    /// What was asked of services.
    var requests: [HTTPRequest] { seen.withLock { $0 } }

    private var surroundings: CredentialSurroundings {
        CredentialSurroundings(environment: environment, home: folder.path, profile: profile)
    }

    /// The region in force.
    func region() throws(CredentialError) -> String? { try surroundings.region() }

    /// A chain. Roles answer with an access key that tells all that they were asked for.
    func chain(askForCode: AskForCode? = { _ in "123456" }) -> CredentialChain {
        let time = time
        var chain = CredentialChain(
            surroundings,
            transport: { [self] request, _ throws(TransportError) in
                seen.withLock { $0.append(request) }
                return try answer(request)
            },
            assumeRole: { Self.session(Self.told($0)) },
            assumeRoleWithWebIdentity: { Self.session("\($0.roleARN)|\(Self.name($0.sessionName))|\($0.token)") },
            askForCode: askForCode,
            now: { time }
        )
        chain.pause = .zero
        chain.patience = Self.unhurried
        return chain
    }

    /// What is found; the access key and the source.
    func find() async throws(CredentialError) -> FoundCredentials {
        try await chain().find()
    }

    /// Why nothing is found; nil where something is.
    func failure(patience: Duration = unhurried) async -> CredentialError? {
        var chain = chain()
        chain.patience = patience
        do throws(CredentialError) {
            _ = try await chain.find()
            return nil
        } catch {
            return error
        }
    }

    private static func session(_ key: String) -> Credentials {
        Credentials(accessKeyID: key, secretAccessKey: "x", sessionToken: "t")
    }

    private static func told(_ request: AssumeRoleRequest) -> String {
        let parts = [
            request.roleARN, request.externalID ?? "", request.durationSeconds.map(String.init) ?? "",
            request.serialNumber ?? "", request.tokenCode ?? "", name(request.sessionName),
        ]
        return parts.joined(separator: "|") + "<" + request.credentials.accessKeyID
    }

    /// Names that nobody chose are alike.
    private static func name(_ name: String) -> String {
        name.hasPrefix("taproot-") ? "-" : name
    }
}

extension HTTPRequest {
    /// The request's address as a person would write it.
    var address: String {
        let query = query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)\(query.isEmpty ? "" : "?\(query)")"
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension HTTPAnswer {
    static func ok(_ text: String) -> HTTPAnswer {
        HTTPAnswer(status: 200, body: Array(text.utf8))
    }
}
