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
        // There are few of them, and comparing costs less than hashing.
        self.evidence = evidence.reduce(into: []) { kept, citation in
            if !kept.contains(citation) { kept.append(citation) }
        }
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

extension Judgement {
    /// What a control makes of one answer to a question.
    typealias Meaning = (status: Status, reason: Reason, sentence: String)

    /// A judgement that hangs on one fact alone.
    ///
    /// - Parameters:
    ///   - fact: the fact.
    ///   - question: the fact as a clause that follows "Whether".
    ///   - yes: what it means if it is so.
    ///   - no: what it means if it is not.
    ///   - unknown: the reason if nothing tells.
    init(_ fact: Fact, whether question: String, yes: Meaning, no: Meaning, unknown: Reason) {
        switch fact.value {
        case true?: self.init(yes.status, yes.reason, yes.sentence, by: fact)
        case false?: self.init(no.status, no.reason, no.sentence, by: fact)
        case nil: self.init(.unknown, unknown, "Whether \(question) is unknown: \(fact.gaps.words).", by: fact)
        }
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
