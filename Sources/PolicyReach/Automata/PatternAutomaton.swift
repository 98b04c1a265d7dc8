/// A pattern as a deterministic automaton, whose states come to be as they are walked to.
///
/// A state is a set of places in the pattern. Once a run has begun, places before it no longer matter: whatever they
/// would still let through, the run lets through as well. So sets stay small.
struct PatternAutomaton {
    private let pattern: TextPattern
    private var places: [[Int32]] = []
    private var numbers: [[Int32]: Int32] = [:]
    private var steps: [UInt64: Int32] = [:]

    /// The state in which nothing matches any more.
    static let dead: Int32 = -1
    /// The state that a walk begins in.
    let start: Int32 = 0

    init(_ pattern: TextPattern) {
        self.pattern = pattern
        _ = number(closed([0]))
    }

    /// The state after one more unit.
    mutating func step(_ state: Int32, _ unit: UInt16) -> Int32 {
        let key = UInt64(UInt32(bitPattern: state)) << 16 | UInt64(unit)
        if let known = steps[key] { return known }
        var next: [Int32] = []
        for place in places[Int(state)] where place < pattern.codes.count {
            let code = pattern.codes[Int(place)]
            guard matches(code, unit) else { continue }
            next.append(code.isRun ? place : place + 1)
        }
        let state = next.isEmpty ? Self.dead : number(closed(next))
        steps[key] = state
        return state
    }

    /// Whether a text that ends here matches.
    func accepts(_ state: Int32) -> Bool {
        places[Int(state)].last == Int32(pattern.codes.count)
    }

    /// Whether every text from here on matches.
    func acceptsAll(_ state: Int32) -> Bool {
        let last = Int32(pattern.codes.count) - 1
        return last >= 0 && pattern.codes[Int(last)] == .anyRun && places[Int(state)].contains(last)
    }

    /// The units that make a difference here; all others are alike.
    func collectUnits(_ state: Int32, into units: inout Set<UInt16>) {
        for place in places[Int(state)] where place < pattern.codes.count {
            let code = pattern.codes[Int(place)]
            if let unit = code.unit {
                units.insert(unit)
            } else if let index = code.classIndex {
                units.formUnion(pattern.classes[index])
            } else if code.minds {
                units.insert(PatternCode.colon)
            }
        }
    }

    private func matches(_ code: PatternCode, _ unit: UInt16) -> Bool {
        if let literal = code.unit { return literal == unit }
        if let index = code.classIndex { return pattern.classes[index].contains(unit) }
        return !code.minds || unit != PatternCode.colon
    }

    /// The set with what empty runs lead to, ascending, from its last run on.
    private func closed(_ set: [Int32]) -> [Int32] {
        var closed: Set<Int32> = []
        for place in set {
            var place = place
            closed.insert(place)
            while place < pattern.codes.count, pattern.codes[Int(place)].isRun {
                place += 1
                closed.insert(place)
            }
        }
        let sorted = closed.sorted()
        let isRun = { (place: Int32) in place < pattern.codes.count && pattern.codes[Int(place)].isRun }
        let first = sorted.lastIndex(where: isRun) ?? 0
        return Array(sorted[first...])
    }

    private mutating func number(_ set: [Int32]) -> Int32 {
        if let known = numbers[set] { return known }
        let number = Int32(places.count)
        places.append(set)
        numbers[set] = number
        return number
    }
}
