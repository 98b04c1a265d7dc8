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
    private var seen: Set<TextSearchState> = []
    private var budget: Int
    /// By demand, whether a pattern of it may still match, and whether one has matched, in the state that is looked at.
    private var (isAlive, isMet): ([Bool], [Bool])

    /// Where a walk has come to, and how.
    private struct Node {
        let state: TextSearchState
        let parent: Int32
        let unit: UInt16
    }

    private init(_ question: TextQuestion, budget: Int) {
        self.question = question
        self.budget = budget
        isAlive = question.demands.map { _ in false }
        isMet = isAlive
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
        var next = TextSearchState()
        for index in automata.indices {
            next.add(index) { automata[index].start(into: &$0) }
        }
        if !settle(&next) { return .none }
        visit(next, from: -1, by: 0)
        var place = 0
        while place < nodes.count {
            let state = nodes[place].state
            if accepts(state) { return .text(path(to: place)) }
            for unit in units(state) {
                guard budget > 0 else { return .unclear }
                if step(state, unit, to: &next), settle(&next) { visit(next, from: Int32(place), by: unit) }
            }
            place += 1
        }
        return .none
    }

    /// Goes on by a unit; false where no text of the domain does.
    private mutating func step(_ state: TextSearchState, _ unit: UInt16, to next: inout TextSearchState) -> Bool {
        budget -= state.size
        guard let domain = question.domain.step(state.domain, unit) else { return false }
        next.restart(domain)
        for entry in state {
            if entry.index < automata.count {
                next.add(entry.index) { automata[entry.index].step(state.numbers, entry.places, unit, into: &$0) }
            } else {
                next.add(entry.index)
            }
        }
        return true
    }

    /// Takes out of a state what is decided for good; false where a demand cannot be met any more.
    private mutating func settle(_ state: inout TextSearchState) -> Bool {
        for demand in isAlive.indices { (isAlive[demand], isMet[demand]) = (false, false) }
        var hasNews = false
        for entry in state {
            if entry.index >= automata.count {
                isMet[entry.index - automata.count] = true
                continue
            }
            let demand = demandOf[entry.index]
            isAlive[demand] = true
            guard automata[entry.index].acceptsAll(state.numbers, entry.places) else { continue }
            if !question.demands[demand].isMatch { return false }
            isMet[demand] = true
            hasNews = true
        }
        for demand in isAlive.indices where question.demands[demand].isMatch {
            if !isAlive[demand], !isMet[demand] { return false }
        }
        if hasNews { state = withoutMet(state) }
        return true
    }

    /// The state without the patterns of demands that are met for good, but with a note that they are.
    private func withoutMet(_ state: TextSearchState) -> TextSearchState {
        var result = TextSearchState()
        result.restart(state.domain)
        for entry in state where entry.index < automata.count && !isMet[demandOf[entry.index]] {
            result.add(entry.index) { $0 += state.numbers[entry.places] }
        }
        for demand in isMet.indices where isMet[demand] { result.add(automata.count + demand) }
        return result
    }

    private mutating func accepts(_ state: TextSearchState) -> Bool {
        guard question.domain.accepts(state.domain) else { return false }
        for demand in isMet.indices { isMet[demand] = false }
        for entry in state {
            if entry.index >= automata.count {
                isMet[entry.index - automata.count] = true
            } else if automata[entry.index].accepts(state.numbers, entry.places) {
                isMet[demandOf[entry.index]] = true
            }
        }
        return isMet.indices.allSatisfy { question.demands[$0].isMatch == isMet[$0] }
    }

    /// The units that lead to different places from here, one for all that no pattern names among them.
    private func units(_ state: TextSearchState) -> [UInt16] {
        var units = question.domain.units
        for entry in state where entry.index < automata.count {
            automata[entry.index].collectUnits(state.numbers, entry.places, into: &units)
        }
        units.sort()
        var distinct: [UInt16] = []
        for unit in units where distinct.last != unit { distinct.append(unit) }
        if let other = question.domain.other(than: distinct) { distinct.insert(other, at: 0) }
        return distinct
    }

    private mutating func visit(_ state: TextSearchState, from parent: Int32, by unit: UInt16) {
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
