internal import PolicyLanguage

/// One credential's requests, and what of them gets through.
struct OpenCase {
    private(set) var search: Search
    private let formula: Formula

    /// Whether everything is denied, doubts taken as opening.
    private(set) var isClosed = true
    /// Regions that get through for certain, each with a request that the evaluator allows.
    private(set) var regions: [Region] = []
    /// Whether the regions are all that gets through.
    private(set) var isComplete = false
    /// What stands in the way.
    private(set) var doubts: [String] = []

    /// The credential.
    var credential: CredentialCase { search.theories.folded.credential }

    init(_ formula: Formula, _ keys: FormulaKeys, _ folded: FoldedCase) {
        self.formula = formula
        search = Search(formula, keys, folded)
    }

    /// Spares this case what another one found out.
    mutating func learn(from other: OpenCase) { search.theories.learn(from: other.search.theories) }

    /// Most of what people read: so many regions are told one by one, more are told as a whole with exceptions.
    private static let regionsToTell = 12

    /// Finds out whether anything gets through, and what.
    ///
    /// - Parameter isAllowed: what the evaluator makes of a request; nil where it cannot read all policies.
    mutating func search(_ isAllowed: ((Request) -> Bool)?) {
        let folded = search.theories.folded
        let asked = formula.constraints + LinkedKeys.opposites(in: formula, search.theories.keys, folded)
        guard let constraints = search.constraints(asked, .opens) else { return }
        let outcome = search.first(constraints)
        if case .closed = outcome { return }
        isClosed = false
        doubts = folded.doubts
        if case .unclear = outcome {
            doubts.append("telling whether a request gets through takes too long")
        }
        let hasDoubts = !doubts.isEmpty
        guard let isAllowed else { return }
        if !hasDoubts {
            collect(constraints, isAllowed)
            isComplete = isComplete && !regions.isEmpty
            if regions.isEmpty, case .open(let branch) = outcome { keep([branch], [], isAllowed) }
            if regions.isEmpty { doubts.append("no request that gets through could be confirmed") }
            return
        }
        if let certain = search.constraints(formula.constraints, .closes) { collect(certain, isAllowed) }
        isComplete = false
        if regions.isEmpty { keepLinked(isAllowed) }
        // A doubt about all requests may be none about the one at hand.
        if regions.isEmpty, case .open(let branch) = outcome { keep([branch], [], isAllowed) }
    }

    /// Keeps a region in which the keys that variables stand for hold something in particular.
    private mutating func keepLinked(_ isAllowed: (Request) -> Bool) {
        let theories = search.theories
        for part in LinkedKeys(formula, theories.keys, theories.folded).parts {
            var inner = Search(formula, theories.keys, part.folded)
            guard let constraints = inner.constraints(formula.constraints, .closes),
                case .open(let branch) = inner.first(constraints), var region = inner.region(branch)
            else { continue }
            region.fixed = part.conditions
            if let confirmed = confirmed(region, branch, isAllowed) {
                regions.append(confirmed)
                return
            }
        }
    }

    private mutating func collect(_ constraints: Constraints, _ isAllowed: (Request) -> Bool) {
        if let branches = search.all(constraints, limit: Self.regionsToTell) {
            let smallest = branches.filter { branch in
                !branches.contains { $0.contains(branch) && !branch.contains($0) }
            }
            isComplete = keep(smallest, [], isAllowed)
            return
        }
        collectWithExceptions(constraints, isAllowed)
    }

    /// One region for each way in which the levels allow; denials with several parts are its exceptions.
    private mutating func collectWithExceptions(
        _ constraints: Constraints,
        _ isAllowed: (Request) -> Bool
    ) {
        let (denials, others) = constraints.divided()
        guard let ways = search.all(others, limit: 4 * Self.regionsToTell) else {
            if case .open(let branch) = search.first(constraints) { keep([branch], [], isAllowed) }
            return
        }
        isComplete = true
        for way in ways {
            let exceptions = denials.all.compactMap {
                way.exception($0.map { denials.literals[denials.options[$0].lowerBound] })
            }
            guard case .open(let found) = search.first(denials, from: way.facing(denials)) else { continue }
            isComplete = keep([way], exceptions, isAllowed, model: found) && isComplete
        }
    }

    /// Keeps the regions of which the evaluator allows a request; false where one is not kept.
    @discardableResult
    private mutating func keep(
        _ branches: [Branch],
        _ exceptions: [[Literal]],
        _ isAllowed: (Request) -> Bool,
        model: Branch? = nil
    ) -> Bool {
        var areAllKept = true
        for branch in branches {
            guard let region = search.region(branch, exceptions: exceptions, model: model) else {
                areAllKept = false
                continue
            }
            guard let confirmed = confirmed(region, model ?? branch, isAllowed) else {
                areAllKept = false
                continue
            }
            if !regions.contains(where: { $0.hasSameContent(as: confirmed) }) { regions.append(confirmed) }
        }
        return areAllKept
    }

    /// A region with a request that the evaluator allows: the one that reads best, or else as the search came by it.
    private mutating func confirmed(_ region: Region, _ branch: Branch, _ isAllowed: (Request) -> Bool) -> Region? {
        if isAllowed(region.witness) { return region }
        guard let other = search.firstWitness(branch), isAllowed(other) else { return nil }
        return region.shown(by: other)
    }

    /// Whether these constraints alone deny everything, doubts taken as opening.
    mutating func isClosed(by constraints: some Sequence<Constraint>) -> Bool {
        let opposites = LinkedKeys.opposites(in: formula, search.theories.keys, search.theories.folded)
        guard let folded = search.constraints(Array(constraints) + opposites, .opens) else { return true }
        if case .closed = search.first(folded) { return true }
        return false
    }
}

extension Region {
    fileprivate func hasSameContent(as other: Region) -> Bool {
        literals == other.literals && exceptions == other.exceptions
    }
}

extension Branch {
    /// Whether every request of the other branch is one of this one's too, as far as literals show it.
    func contains(_ other: Branch) -> Bool {
        zip(parts, other.parts).allSatisfy { part, other in part.assumed.allSatisfy { other.assumed.contains($0) } }
    }

    /// What a denial that leaves several ways around it still denies in this branch; nil where that is nothing.
    func exception(_ denial: [Literal]) -> [Literal]? {
        var row: [Literal] = []
        for literal in denial {
            switch value(literal) {
            case true: return nil
            case false: continue
            case nil: row.append(!literal)
            }
        }
        return row
    }
}
