internal import Synchronization

/// The log files that lie there, found by name, and which of them a digest names.
///
/// Names are unique: their last part is random. So a file is found wherever the user put it.
final class LogIndex: Sendable {
    private let paths: [String]
    private let first: [Substring: Int]
    /// The further ones of names that more than one file has.
    private let copies: [Substring: [Int]]
    private let named: Mutex<[Bool]>

    init(_ paths: [String]) {
        var first: [Substring: Int] = [:]
        var copies: [Substring: [Int]] = [:]
        for (index, path) in paths.enumerated() {
            let name = FileName.plain(path)
            if first[name] == nil { first[name] = index } else { copies[name, default: []].append(index) }
        }
        self.paths = paths
        self.first = first
        self.copies = copies
        named = Mutex([Bool](repeating: false, count: paths.count))
    }

    /// All files that a digest means by a key; none where it is not there. They count as named from now on.
    func files(named key: String) -> [String] {
        let name = FileName.plain(key)
        guard let index = first[name] else { return [] }
        let found = [index] + (copies[name] ?? [])
        named.withLock { named in
            for index in found { named[index] = true }
        }
        return found.map { paths[$0] }
    }

    /// The files that no digest has named, in the order of their paths.
    var unnamed: [String] {
        named.withLock { named in zip(paths, named).filter { !$0.1 }.map(\.0) }.sorted()
    }
}
