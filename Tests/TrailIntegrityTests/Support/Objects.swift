import Foundation
import Synchronization
import Trail

/// A bucket that holds trails, with the signature of digests in their objects' metadata.
final class Objects: Sendable {
    private let files: [String: FetchedFile]
    private let lost: [String: String]
    private let state = Mutex(State())

    private struct State {
        var fetched: [String: Int] = [:]
        var onTheirWay = 0
        var most = 0
    }

    /// A bucket with the files of trails.
    ///
    /// - Parameters:
    ///   - trails: The trails.
    ///   - place: Where in the bucket.
    ///   - isSigned: Whether all digests have their signature, rather than those only that have a file with it.
    ///   - lost: Names of files that cannot be fetched.
    init(_ trails: [TestTrail], at place: String = "bucket/", isSigned: Bool = false, lost: [String] = []) {
        var files: [String: FetchedFile] = [:]
        for trail in trails {
            var metadata = trail.files.compactMap { Self.metadata($0.key, $0.value) }
            if isSigned { metadata += trail.digests.map { ($0.key, $0.signature) } }
            let signatures = Dictionary(metadata) { first, _ in first }
            for (name, bytes) in trail.files where !name.hasSuffix(".signature") && !name.hasSuffix(".metadata.json") {
                let path = "s3://\(place)\(name)"
                let noted = signatures[name].map { ["signature": $0, "signature-algorithm": "SHA256withRSA"] } ?? [:]
                files[path] = FetchedFile(path: path, bytes: bytes, modified: 0, metadata: noted)
            }
        }
        self.files = files
        self.lost = Dictionary(uniqueKeysWithValues: lost.map { ("s3://\(place)\($0)", "cannot be fetched: no") })
    }

    private static func metadata(_ name: String, _ bytes: [UInt8]) -> (String, String)? {
        let text = String(decoding: bytes, as: UTF8.self)
        if name.hasSuffix(".signature") {
            return (String(name.dropLast(10)), text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        guard name.hasSuffix(".metadata.json") else { return nil }
        return text.firstMatch(of: /"signature": "([0-9a-f]+)"/).map { (String(name.dropLast(14)), String($0.1)) }
    }

    /// How often each file was fetched.
    var fetched: [String: Int] { state.withLock { $0.fetched } }
    /// How many files were on their way at once at most.
    var most: Int { state.withLock { $0.most } }

    /// What a check is given.
    func trail(
        without unlisted: Set<String> = [],
        problems: [TrailProblem] = [],
        pause: Duration = .zero
    ) -> RemoteTrail {
        let paths = files.keys.filter { path in !unlisted.contains { path.hasSuffix($0) } }.sorted()
        return RemoteTrail(paths: paths, problems: problems) { path in await self.fetch(path, pause) }
    }

    private func fetch(_ path: String, _ pause: Duration) async -> Result<FetchedFile, TrailProblem> {
        state.withLock { state in
            state.fetched[path, default: 0] += 1
            state.onTheirWay += 1
            state.most = max(state.most, state.onTheirWay)
        }
        if pause > .zero { try? await Task.sleep(for: pause) } else { await Task.yield() }
        state.withLock { $0.onTheirWay -= 1 }
        guard let file = files[path], lost[path] == nil else {
            return .failure(TrailProblem(path: path, reason: lost[path] ?? "cannot be fetched: nothing is there"))
        }
        return .success(file)
    }
}
