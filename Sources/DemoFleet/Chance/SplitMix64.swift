/// The source of everything that looks accidental in a fleet: the same seed gives the same fleet.
///
/// The draws are written out here because the standard library doesn't promise that its own stay the same from one
/// release to the next.
struct SplitMix64: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A source of its own, so that what one part draws doesn't move what the next part gets.
    mutating func fork() -> SplitMix64 {
        SplitMix64(seed: next())
    }

    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func chance(percent: Int) -> Bool {
        below(100) < percent
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// One of the elements, each as likely as its weight says.
    mutating func pick<Element>(_ elements: [Element], weight: (Element) -> Int) -> Element {
        var left = below(elements.reduce(0) { $0 + weight($1) })
        for element in elements {
            left -= weight(element)
            if left < 0 { return element }
        }
        return elements[elements.count - 1]
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() {
            elements.swapAt(index, below(index + 1))
        }
        return elements
    }

    mutating func text(_ length: Int, from alphabet: StaticString) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity(length)
        for _ in 0..<length {
            characters.append(alphabet.utf8Start[below(alphabet.utf8CodeUnitCount)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
