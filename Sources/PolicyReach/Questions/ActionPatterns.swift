internal import PolicyLanguage

/// Patterns of actions, as lists of exceptions hold them.
package enum ActionPatterns {
    /// Those that lie within no other one, in their order; of two that mean the same, the first.
    package static func withoutCovered(_ patterns: [String]) -> [String] {
        var kept: [String] = []
        for (place, pattern) in patterns.enumerated() {
            let isCovered = patterns.enumerated().contains { other, wider in
                guard other != place, lies(pattern, within: wider) else { return false }
                return other < place || !lies(wider, within: pattern)
            }
            if !isCovered { kept.append(pattern) }
        }
        return kept
    }

    /// Whether everything that a pattern matches is seen to match another one.
    package static func lies(_ pattern: String, within other: String) -> Bool {
        TextPattern(Pattern(action: pattern)).lies(within: TextPattern(Pattern(action: other)))
    }

    /// Whether everything that one of some patterns matches is seen to match one of others.
    package static func lie(_ patterns: [String], within others: [String]) -> Bool {
        patterns.allSatisfy { pattern in others.contains { lies(pattern, within: $0) } }
    }

    /// Whether AWS is known to have an action of this name.
    package static func isKnown(_ action: String) -> Bool { ActionCatalogue.standard.contains(action) }
}
