/// A pattern as an automaton that reads a text unit by unit.
///
/// A state is the set of places in the pattern that the text may have come to, ascending. Once a run has begun, places
/// before it no longer matter: whatever they would still let through, the run lets through as well. So sets stay small.
struct PatternAutomaton {
    private let pattern: TextPattern
    private let end: Int32

    init(_ pattern: TextPattern) {
        self.pattern = pattern
        end = Int32(pattern.codes.count)
    }

    /// Adds the set of places before the first unit.
    func start(into set: inout [Int32]) {
        let first = set.count
        append(0, to: &set, since: first)
    }

    /// Adds the set of places after one more unit; nothing where nothing matches any more.
    func step(_ numbers: [Int32], _ places: Range<Int>, _ unit: UInt16, into set: inout [Int32]) {
        let first = set.count
        for number in places {
            let place = numbers[number]
            if place == end { break }
            let code = pattern.codes[Int(place)]
            if matches(code, unit) { append(code.isRun ? place : place + 1, to: &set, since: first) }
        }
        dropPlacesBeforeLastRun(&set, since: first)
    }

    /// Adds a place and those that empty runs lead to. Places come in order, so only the last can be there already.
    private func append(_ place: Int32, to set: inout [Int32], since first: Int) {
        var place = place
        while true {
            if set.count == first || set[set.count - 1] < place { set.append(place) }
            guard place < end, pattern.codes[Int(place)].isRun else { return }
            place += 1
        }
    }

    private func dropPlacesBeforeLastRun(_ set: inout [Int32], since first: Int) {
        var last = set.count - 1
        while last > first {
            if set[last] < end, pattern.codes[Int(set[last])].isRun {
                set.removeSubrange(first..<last)
                return
            }
            last -= 1
        }
    }

    /// Whether a text that ends here matches.
    func accepts(_ numbers: [Int32], _ places: Range<Int>) -> Bool {
        !places.isEmpty && numbers[places.upperBound - 1] == end
    }

    /// Whether every text from here on matches.
    func acceptsAll(_ numbers: [Int32], _ places: Range<Int>) -> Bool {
        end > 0 && pattern.codes[Int(end) - 1] == .anyRun && numbers[places].contains(end - 1)
    }

    /// The units that make a difference here; all others are alike.
    func collectUnits(_ numbers: [Int32], _ places: Range<Int>, into units: inout [UInt16]) {
        for place in numbers[places] where place < end {
            let code = pattern.codes[Int(place)]
            if let unit = code.unit {
                units.append(unit)
            } else if let index = code.classIndex {
                units += pattern.classes[index]
            } else if code.stopsAtColon {
                units.append(PatternCode.colon)
            }
        }
    }

    private func matches(_ code: PatternCode, _ unit: UInt16) -> Bool {
        if let literal = code.unit { return literal == unit }
        if let index = code.classIndex { return pattern.classes[index].contains(unit) }
        return !code.stopsAtColon || unit != PatternCode.colon
    }
}
