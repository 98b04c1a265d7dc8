internal import PolicyLanguage

/// Finds a resource that matches patterns and does not match others: an ARN of a partition, or `*`.
struct ResourceTheory {
    /// Nil where any is meant.
    let partition: String?
    let account: String
    let constants: Request.Entries

    /// That a resource matches one of these patterns, or none.
    struct Demand: Hashable, Sendable {
        let patterns: [ARNPattern]
        let texts: [String]
        let isMatch: Bool
    }

    func resource(_ demands: [Demand], budget: inout Int) -> ValueAnswer {
        budget -= demands.count
        if demands.allSatisfy({ isMet($0, by: Self.none) }) { return .value(Self.none) }
        if let found = candidate(demands, budget: &budget) { return .value(found) }
        let ours = TextQuestion.Demand(patterns: [.resources(in: partition)], isMatch: true)
        let others = demands.map { demand in
            let patterns = demand.patterns.flatMap { $0.resolved(in: constants).map(TextTheory.patterns) ?? [] }
            return TextQuestion.Demand(patterns: patterns, isMatch: demand.isMatch)
        }
        switch TextSearch.answer(TextQuestion(domain: .any, demands: [ours] + others), budget: &budget) {
        case .text(let units): return .value(Text(String(decoding: units, as: UTF16.self)))
        case .none: return .none
        case .unclear: return .unclear
        }
    }

    /// What actions have that take no resource.
    static let none = Text("*")

    private func isMet(_ demand: Demand, by resource: Text) -> Bool {
        Self.matches(demand.patterns, resource, constants) == demand.isMatch
    }

    /// Whether one of these patterns matches a resource. `*` is matched by `*` alone.
    static func matches(_ patterns: [ARNPattern], _ resource: Text, _ constants: Request.Entries) -> Bool {
        for pattern in patterns {
            guard let pattern = pattern.resolved(in: constants) else { continue }
            if pattern == .all || resource.arnSegments != nil && pattern.matches(resource) { return true }
        }
        return false
    }

    private func isResource(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", !parts[2].isEmpty, !parts[5].isEmpty else { return false }
        return partition.map { $0 == parts[1] } ?? true
    }

    /// An ARN that reads well, or that a demand leads to.
    private func candidate(_ demands: [Demand], budget: inout Int) -> Text? {
        let partition = partition ?? "aws"
        for text in ["arn:\(partition):s3:::example", "arn:\(partition):iam::\(account):user/example"] {
            if let found = met(demands, by: text, budget: &budget) { return found }
        }
        for demand in demands where demand.isMatch {
            for text in demand.texts.prefix(16) {
                for run in ["example", ""] {
                    let filled = TextCandidates.filled(text, run: run)
                    if isResource(filled), let found = met(demands, by: filled, budget: &budget) { return found }
                    if filled == text { break }
                }
            }
        }
        return nil
    }

    private func met(_ demands: [Demand], by resource: String, budget: inout Int) -> Text? {
        budget -= demands.count
        let text = Text(resource)
        return demands.allSatisfy { isMet($0, by: text) } ? text : nil
    }
}
