internal import PolicyLanguage

extension Remainder.Description {
    /// What a row of literals says.
    init(_ literals: [Literal], _ formula: Formula) {
        var actions: [[String]] = []
        var resources: [[String]] = []
        for literal in literals.sorted() {
            switch (formula.atoms[literal.atom], literal.wanted) {
            case (.action(_, let texts), true): actions.append(texts)
            case (.action(_, let texts), false): notActions += texts
            case (.resource(_, let texts), true): resources.append(texts)
            case (.resource(_, let texts), false): notResources += texts
            case (.condition(let condition), let wanted): conditions += condition.texts(wanted: wanted)
            case (.doubt, _): break
            }
        }
        take(actions, \.actions) { TextPattern(Pattern(action: $0)) }
        take(resources, \.resources) { $0.contains("${") ? nil : ARNPattern($0, variables: false).textPattern }
        (notActions, notResources) = (notActions.uniqued(), notResources.uniqued())
        conditions = conditions.uniqued()
    }

    /// Puts lists that all have to be met into one where that can be said.
    private mutating func take(
        _ lists: [[String]],
        _ field: WritableKeyPath<Remainder.Description, [String]>,
        _ compile: (String) -> TextPattern?
    ) {
        guard var common = lists.first else { return }
        for list in lists.dropFirst() {
            if let both = Self.common(common, list, compile) {
                common = both
            } else {
                within.append(list)
            }
        }
        self[keyPath: field] = common.uniqued()
    }

    /// The patterns of one list that lie within patterns of the other; nil where two overlap only in part.
    private static func common(_ left: [String], _ right: [String], _ compile: (String) -> TextPattern?) -> [String]? {
        guard left.count * right.count <= 400 else { return nil }
        var common: [String] = []
        for one in left {
            for other in right {
                guard let first = compile(one), let second = compile(other) else { return nil }
                if first.lies(within: second) {
                    common.append(one)
                } else if second.lies(within: first) {
                    common.append(other)
                } else if first.overlaps(second) {
                    return nil
                }
            }
        }
        return common
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Pattern {
    /// A pattern for actions, which compare without case.
    init(action text: String) {
        self = Template(text.lowercased(), wildcards: true, variables: false).pattern ?? Pattern([])
    }
}

extension ARNPattern {
    fileprivate var textPattern: TextPattern? {
        TextTheory.patterns(self).first
    }
}

extension TextPattern {
    /// Whether everything that matches this one matches the other.
    func lies(within other: TextPattern) -> Bool {
        answer(other, isMatch: false) == TextQuestion.Answer.none
    }

    /// Whether a text may match both.
    fileprivate func overlaps(_ other: TextPattern) -> Bool {
        answer(other, isMatch: true) != TextQuestion.Answer.none
    }

    private func answer(_ other: TextPattern, isMatch: Bool) -> TextQuestion.Answer {
        var budget = 10_000
        let demands = [
            TextQuestion.Demand(patterns: [self], isMatch: true),
            TextQuestion.Demand(patterns: [other], isMatch: isMatch),
        ]
        return TextSearch.answer(TextQuestion(domain: .any, demands: demands), budget: &budget)
    }
}
