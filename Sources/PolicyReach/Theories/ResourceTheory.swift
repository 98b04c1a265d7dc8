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
        let demands = demands.map { $0.filledIn(constants) }
        budget -= demands.count
        if demands.allSatisfy({ $0.isMet(by: Self.none) }) { return .value(Self.none) }
        if let found = candidate(demands, budget: &budget) { return .value(found) }
        let ours = TextQuestion.Demand(patterns: [.resources(in: partition)], isMatch: true)
        let others = demands.map { demand in
            TextQuestion.Demand(patterns: demand.patterns.flatMap(TextTheory.patterns), isMatch: demand.isMatch)
        }
        switch TextSearch.answer(TextQuestion(domain: .any, demands: [ours] + others), budget: &budget) {
        case .text(let units): return .value(Text(String(decoding: units, as: UTF16.self)))
        case .none: return .none
        case .unclear: return .unclear
        }
    }

    /// What actions have that take no resource.
    static let none = Text("*")

    /// Whether one of these patterns, in which variables are filled in, matches a resource. `*` is matched by `*` alone.
    static func matches(_ patterns: some Sequence<ARNPattern>, _ resource: Text) -> Bool {
        patterns.contains { pattern in
            if case .all = pattern { true } else { pattern.matches(resource) }
        }
    }

    private func isResource(_ text: Text) -> Bool {
        guard let segments = text.arnSegments, !segments[2].isEmpty, !segments[5].isEmpty else { return false }
        return partition.map { segments[1].elementsEqual($0.utf16) } ?? true
    }

    /// An ARN that reads well, or that a demand leads to.
    private func candidate(_ demands: [Demand], budget: inout Int) -> Text? {
        func isMet(by resource: Text) -> Bool {
            budget -= demands.count
            return demands.allSatisfy { $0.isMet(by: resource) }
        }
        let partition = partition ?? "aws"
        for text in ["arn:\(partition):s3:::example", "arn:\(partition):iam::\(account):user/example"] {
            let resource = Text(text)
            if isMet(by: resource) { return resource }
        }
        for demand in demands where demand.isMatch {
            for text in demand.texts.prefix(16) {
                for run in ["example", ""] {
                    let filled = TextCandidates.filled(text, run: run)
                    let resource = Text(filled)
                    if isResource(resource), isMet(by: resource) { return resource }
                    if filled == text { break }
                }
            }
        }
        return nil
    }
}

extension ResourceTheory.Demand {
    fileprivate func filledIn(_ constants: Request.Entries) -> Self {
        Self(patterns: patterns.compactMap { $0.resolved(in: constants) }, texts: texts, isMatch: isMatch)
    }

    /// Whether a resource is as demanded, where variables are filled in.
    fileprivate func isMet(by resource: Text) -> Bool { ResourceTheory.matches(patterns, resource) == isMatch }
}
