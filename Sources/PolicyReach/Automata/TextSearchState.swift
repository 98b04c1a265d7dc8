/// What a search through texts has come to: the domain's state, and of each automaton the places it may be at.
///
/// It is one row of numbers: the domain's state, then entries, each the number of an automaton, how many places follow,
/// and these places. A demand that is met for good stands as an entry without places, numbered behind the automata.
struct TextSearchState: Hashable, Sequence {
    /// All of it.
    private(set) var numbers: [Int32] = [0]

    /// The domain's state.
    var domain: Int32 { numbers[0] }

    /// How much there is to look at.
    var size: Int { numbers.count }

    /// Begins anew, without entries.
    mutating func restart(_ domain: Int32) {
        numbers.removeAll(keepingCapacity: true)
        numbers.append(domain)
    }

    /// Adds an entry without places.
    mutating func add(_ index: Int) {
        numbers.append(Int32(index))
        numbers.append(0)
    }

    /// Adds an entry with the places that `places` adds, if it adds any.
    mutating func add(_ index: Int, _ places: (inout [Int32]) -> Void) {
        add(index)
        let start = numbers.count
        places(&numbers)
        numbers[start - 1] = Int32(numbers.count - start)
        if numbers.count == start { numbers.removeLast(2) }
    }

    func hash(into hasher: inout Hasher) {
        numbers.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    func makeIterator() -> Iterator { Iterator(numbers: numbers) }

    /// An automaton, or a demand that is met, and where its places stand among the numbers.
    struct Entry {
        let index: Int
        let places: Range<Int>
    }

    struct Iterator: IteratorProtocol {
        fileprivate let numbers: [Int32]
        private var place = 1

        fileprivate init(numbers: [Int32]) { self.numbers = numbers }

        mutating func next() -> Entry? {
            guard place < numbers.count else { return nil }
            let start = place + 2
            let end = start + Int(numbers[place + 1])
            defer { place = end }
            return Entry(index: Int(numbers[place]), places: start..<end)
        }
    }
}
