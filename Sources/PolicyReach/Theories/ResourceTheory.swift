internal import PolicyLanguage

/// Finds a resource that matches patterns and does not match others: an ARN of a partition, or `*`.
struct ResourceTheory {
    /// Nil where any is meant.
    let partition: String?
    let account: String
    let constants: Request

    /// That a resource matches one of these patterns, or none.
    struct Demand: Hashable, Sendable {
        let patterns: [ARNPattern]
        let texts: [String]
        let isMatch: Bool
    }

    func resource(_ demands: [Demand], budget: inout Int) -> ValueAnswer {
        for candidate in candidates(demands) {
            budget -= demands.count
            if demands.allSatisfy({ isMet($0, by: candidate) }) { return .value(candidate) }
        }
        let ours = TextQuestion.Demand(patterns: [.resources(in: partition)], isMatch: true)
        let others = demands.map { demand in
            let patterns = demand.patterns.flatMap { $0.resolved(in: constants).map(TextTheory.patterns) ?? [] }
            return TextQuestion.Demand(patterns: patterns, isMatch: demand.isMatch)
        }
        switch TextSearch.answer(TextQuestion(domain: .any, demands: [ours] + others), budget: &budget) {
        case .text(let units): return .value(String(decoding: units, as: UTF16.self))
        case .none: return .none
        case .unclear: return .unclear
        }
    }

    /// `*` is matched by `*` alone.
    private func isMet(_ demand: Demand, by resource: String) -> Bool {
        let text = Text(resource)
        let matches = demand.patterns.contains { pattern in
            guard let pattern = pattern.resolved(in: constants) else { return false }
            return pattern == .all || resource != "*" && pattern.matches(text)
        }
        return matches == demand.isMatch
    }

    private func isResource(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", !parts[2].isEmpty, !parts[5].isEmpty else { return false }
        return partition.map { $0 == parts[1] } ?? true
    }

    private func candidates(_ demands: [Demand]) -> [String] {
        var candidates = [
            "*", "arn:\(partition ?? "aws"):s3:::example", "arn:\(partition ?? "aws"):iam::\(account):user/example",
        ]
        for demand in demands where demand.isMatch {
            for text in demand.texts.prefix(16) {
                for run in ["example", ""] {
                    let filled = TextCandidates.filled(text, run: run)
                    if isResource(filled) { candidates.append(filled) }
                }
            }
        }
        return candidates
    }
}
