public import Evidence
public import Organization

/// What a control's predicate finds in the account itself, policies of the organization left aside.
public struct Judgement: Sendable {
    /// pass, fail, unknown or not applicable.
    public let status: Status
    /// Why, for machines.
    public let reason: Reason
    /// Why, for people: whole sentences.
    public let sentence: String
    /// What it rests on, the deciding evidence first.
    public let evidence: [Citation]
    /// Evidence that is missing.
    public let gaps: [Gap]
    /// Whether pieces of evidence say different things.
    public let isContradicted: Bool

    init(
        _ status: Status,
        _ reason: Reason,
        _ sentence: String,
        evidence: [Citation] = [],
        gaps: [Gap] = [],
        isContradicted: Bool = false
    ) {
        self.status = status
        self.reason = reason
        self.sentence = sentence
        var seen: Set<Citation> = []
        self.evidence = evidence.filter { seen.insert($0).inserted }
        self.gaps = gaps
        self.isContradicted = isContradicted
    }

    /// A judgement that rests on one fact.
    init(_ status: Status, _ reason: Reason, _ sentence: String, by fact: Fact) {
        let words = fact.isContradicted ? sentence + " " + fact.disagreement : sentence
        self.init(
            status,
            reason,
            words,
            evidence: fact.citations,
            gaps: fact.gaps,
            isContradicted: fact.isContradicted
        )
    }
}

extension Fact {
    /// Who says otherwise.
    fileprivate var disagreement: String {
        let others = observations.filter { $0.value != value }.map(\.citation)
        let words = others.map { "\($0.field) in \($0.file) is \($0.value)" }
        return "The evidence disagrees: \(words.joined(separator: ", ")). The newer answer counts."
    }
}
