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
    static func answer(_ question: TextQuestion, budget: inout Int) -> TextQuestion.Answer {
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
            if accepts(nodes[place].state) { return .text(path(to: place)) }
            for unit in units(nodes[place].state) {
                guard budget > 0 else { return .unclear }
                if let next = step(nodes[place].state, unit) { visit(next, from: Int32(place), by: unit) }
            }
            place += 1
        }
        return .none
    }

    /// A state is the domain's state followed by pairs: an automaton and its state. A demand that is met for good
    /// stands as a pair of its own, numbered behind the automata.
    private func start() -> [Int32]? {
        settled(0, automata.indices.map { (Int32($0), automata[$0].start) })
    }

    private mutating func step(_ state: [Int32], _ unit: UInt16) -> [Int32]? {
        budget -= 1 + state.count / 2
        guard let domain = question.domain.step(state[0], unit) else { return nil }
        var pairs: [(Int32, Int32)] = []
        var place = 1
        while place < state.count {
            let (index, inner) = (state[place], state[place + 1])
            place += 2
            if index >= automata.count {
                pairs.append((index, 0))
                continue
            }
            let next = automata[Int(index)].step(inner, unit)
            if next != PatternAutomaton.dead { pairs.append((index, next)) }
        }
        return settled(domain, pairs)
    }

    /// The state with what is decided for good taken out; nil where a demand cannot be met any more.
    private func settled(_ domain: Int32, _ pairs: [(Int32, Int32)]) -> [Int32]? {
        var met: Set<Int> = []
        for (index, state) in pairs {
            if index >= automata.count {
                met.insert(Int(index) - automata.count)
            } else if automata[Int(index)].acceptsAll(state) {
                let demand = demandOf[Int(index)]
                guard question.demands[demand].isMatch else { return nil }
                met.insert(demand)
            }
        }
        var result = [domain]
        var alive = met
        for (index, state) in pairs where index < automata.count {
            let demand = demandOf[Int(index)]
            if met.contains(demand) { continue }
            alive.insert(demand)
            result.append(index)
            result.append(state)
        }
        for (demand, content) in question.demands.enumerated() where content.isMatch {
            if !alive.contains(demand) { return nil }
            if met.contains(demand) { result += [Int32(automata.count + demand), 0] }
        }
        return result
    }

    private func accepts(_ state: [Int32]) -> Bool {
        guard question.domain.accepts(state[0]) else { return false }
        var matched: Set<Int> = []
        for place in stride(from: 1, to: state.count, by: 2) {
            let index = Int(state[place])
            if index >= automata.count {
                matched.insert(index - automata.count)
            } else if automata[index].accepts(state[place + 1]) {
                matched.insert(demandOf[index])
            }
        }
        return question.demands.indices.allSatisfy { question.demands[$0].isMatch == matched.contains($0) }
    }

    /// The units that lead to different places from here, one for all that no pattern names among them.
    private func units(_ state: [Int32]) -> [UInt16] {
        var units = Set(question.domain.units)
        for place in stride(from: 1, to: state.count, by: 2) where state[place] < automata.count {
            automata[Int(state[place])].collectUnits(state[place + 1], into: &units)
        }
        let other = question.domain.others(than: units)
        return (other.map { [$0] } ?? []) + units.sorted()
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
