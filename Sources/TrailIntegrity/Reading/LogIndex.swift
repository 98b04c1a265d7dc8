internal import Synchronization

/// The log files that lie there, found by name, and which of them a digest names.
///
/// Names are unique: their last part is random. So a file is found wherever the user put it.
final class LogIndex: Sendable {
    private let places: [FilePlace]
    private let first: [Substring: Int]
    /// The further ones of names that more than one file has.
    private let copies: [Substring: [Int]]
    private let named: Mutex<[Bool]>

    init(_ places: [FilePlace]) {
        var first: [Substring: Int] = [:]
        var copies: [Substring: [Int]] = [:]
        for (index, place) in places.enumerated() {
            let name = FileName.plain(place.path)
            if first[name] == nil { first[name] = index } else { copies[name, default: []].append(index) }
        }
        self.places = places
        self.first = first
        self.copies = copies
        named = Mutex([Bool](repeating: false, count: places.count))
    }

    /// All files that a digest means by a key; none where it is not there. They count as named from now on.
    func files(named key: String) -> [FilePlace] {
        let name = FileName.plain(key)
        guard let index = first[name] else { return [] }
        let found = [index] + (copies[name] ?? [])
        named.withLock { named in
            for index in found { named[index] = true }
        }
        return found.map { places[$0] }
    }

    /// The files that no digest has named, in the order of their paths.
    var unnamed: [String] {
        named.withLock { named in zip(places, named).filter { !$0.1 }.map(\.0.path) }.sorted()
    }
}
