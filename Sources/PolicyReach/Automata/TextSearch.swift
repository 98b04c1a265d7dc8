/// Answers a question about texts: walks all patterns at once, the shortest texts first, and only through what the walk
/// comes by.
///
/// What a state holds is what can still matter: patterns that can no longer match are left out, and so are demands that
/// whatever follows will meet. The number of states can grow exponentially in the number of patterns, so the search has
/// a bound.
struct TextSearch {
    private let question: TextQuestion
    private var automata: [PatternAutomaton] = []
    /// The demand that each automaton belongs to.
    private var demandOf: [Int] = []
    private var nodes: [Node] = []
    private var seen: Set<[Int32]> = []
    private var budget: Int

    /// Where a walk has come to, and how.
    ///
    /// A state is the domain's state followed by entries: the number of an automaton, how many places it may be at, and
    /// these places. A demand that is met for good stands as an entry without places, numbered behind the automata.
    private struct Node {
        let state: [Int32]
        let parent: Int32
        let unit: UInt16
    }

    private init(_ question: TextQuestion, budget: Int) {
        self.question = question
        self.budget = budget
        for (index, demand) in question.demands.enumerated() {
            for pattern in demand.patterns {
                automata.append(PatternAutomaton(pattern))
                demandOf.append(index)
            }
        }
    }

    /// The answer.
    ///
    /// - Parameters:
    ///   - question: what is asked.
    ///   - budget: how many steps of single patterns may be taken; what is left of it comes back.
    /// - Returns: a text, or that there is none, or that the bound was reached.
    static func answer(_ question: TextQuestion, budget: inout Int) -> TextQuestion.Answer {
        guard let question = question.withoutCoveredPatterns else { return .none }
        var search = TextSearch(question, budget: budget)
        let answer = search.run()
        budget = search.budget
        return answer
    }

    private mutating func run() -> TextQuestion.Answer {
        guard let start = start() else { return .none }
        visit(start, from: -1, by: 0)
        var place = 0
        while place < nodes.count {
            let state = nodes[place].state
            if accepts(state) { return .text(path(to: place)) }
            for unit in units(state) {
                guard budget > 0 else { return .unclear }
                if let next = step(state, unit) { visit(next, from: Int32(place), by: unit) }
            }
            place += 1
        }
        return .none
    }

    private func start() -> [Int32]? {
        var state: [Int32] = [0]
        for index in automata.indices {
            let head = state.count
            state += [Int32(index), 0]
            automata[index].start(into: &state)
            state[head + 1] = Int32(state.count - head - 2)
        }
        return settled(state)
    }

    private mutating func step(_ state: [Int32], _ unit: UInt16) -> [Int32]? {
        budget -= state.count
        guard let domain = question.domain.step(state[0], unit) else { return nil }
        var next = [domain]
        next.reserveCapacity(state.count + 4)
        Self.forEachEntry(state) { index, places in
            let head = next.count
            next += [index, 0]
            if index < automata.count {
                automata[Int(index)].step(places, unit, into: &next)
                next[head + 1] = Int32(next.count - head - 2)
                if next.count == head + 2 { next.removeLast(2) }
            }
        }
        return settled(next)
    }

    private static func forEachEntry(_ state: [Int32], _ body: (Int32, ArraySlice<Int32>) -> Void) {
        var place = 1
        while place < state.count {
            let count = Int(state[place + 1])
            body(state[place], state[place + 2..<place + 2 + count])
            place += 2 + count
        }
    }

    /// The state with what is decided for good taken out; nil where a demand cannot be met any more.
    private func settled(_ state: [Int32]) -> [Int32]? {
        var isAlive = [Bool](repeating: false, count: question.demands.count)
        var isMet = isAlive
        var isLost = false
        var hasNews = false
        Self.forEachEntry(state) { index, places in
            if index >= automata.count {
                isMet[Int(index) - automata.count] = true
                return
            }
            let demand = demandOf[Int(index)]
            isAlive[demand] = true
            guard automata[Int(index)].acceptsAll(places) else { return }
            if !question.demands[demand].isMatch { isLost = true }
            isMet[demand] = true
            hasNews = true
        }
        if isLost { return nil }
        for (demand, content) in question.demands.enumerated() where content.isMatch {
            if !isAlive[demand], !isMet[demand] { return nil }
        }
        return hasNews ? Self.without(isMet, state, automata.count, demandOf) : state
    }

    /// The state without the patterns of demands that are met for good, but with a note that they are.
    private static func without(_ isMet: [Bool], _ state: [Int32], _ count: Int, _ demandOf: [Int]) -> [Int32] {
        var result = [state[0]]
        forEachEntry(state) { index, places in
            if index >= count || isMet[demandOf[Int(index)]] { return }
            result += [index, Int32(places.count)]
            result += places
        }
        for demand in isMet.indices where isMet[demand] { result += [Int32(count + demand), 0] }
        return result
    }

    private func accepts(_ state: [Int32]) -> Bool {
        guard question.domain.accepts(state[0]) else { return false }
        var isMatched = [Bool](repeating: false, count: question.demands.count)
        Self.forEachEntry(state) { index, places in
            if index >= automata.count {
                isMatched[Int(index) - automata.count] = true
            } else if automata[Int(index)].accepts(places) {
                isMatched[demandOf[Int(index)]] = true
            }
        }
        return question.demands.indices.allSatisfy { question.demands[$0].isMatch == isMatched[$0] }
    }

    /// The units that lead to different places from here, one for all that no pattern names among them.
    private func units(_ state: [Int32]) -> [UInt16] {
        var units = question.domain.units
        Self.forEachEntry(state) { index, places in
            if index < automata.count { automata[Int(index)].collectUnits(places, into: &units) }
        }
        units.sort()
        var distinct: [UInt16] = []
        for unit in units where distinct.last != unit { distinct.append(unit) }
        if let other = question.domain.other(than: distinct) { distinct.insert(other, at: 0) }
        return distinct
    }

    private mutating func visit(_ state: [Int32], from parent: Int32, by unit: UInt16) {
        if seen.insert(state).inserted { nodes.append(Node(state: state, parent: parent, unit: unit)) }
    }

    private func path(to place: Int) -> [UInt16] {
        var units: [UInt16] = []
        var place = place
        while nodes[place].parent >= 0 {
            units.append(nodes[place].unit)
            place = Int(nodes[place].parent)
        }
        return units.reversed()
    }
}
