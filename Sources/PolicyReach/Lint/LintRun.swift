internal import PolicyLanguage

/// One policy on its way through the rules.
struct LintRun {
    let document: PolicyDocument
    let kind: PolicyLint.Kind
    let text: String?
    /// Requests of any principal.
    var space: RequestSpace
    /// What the policy does to a root user.
    var root: RootReach

    /// Whether the policy has many times the letters that any service takes.
    let isHuge: Bool

    private var rule = LintRule.ID.syntax
    private var findings: Set<LintFinding> = []
    private var denials: [(statement: Int, literals: [Literal])]?
    /// Conditions of which a rule has said that they never hold.
    private(set) var neverHolding: Set<ConditionPlace> = []
    /// Whether a rule stopped before its end.
    private(set) var hasGivenUp = false

    /// Which condition of which statement.
    struct ConditionPlace: Hashable {
        let statement: Int
        let condition: Int
    }

    init(_ document: PolicyDocument, kind: PolicyLint.Kind, text: String?) {
        self.document = document
        self.kind = kind
        self.text = text
        space = RequestSpace(document, kind: kind)
        root = RootReach(document)
        isHuge = document.letters > 200_000
        hasGivenUp = isHuge
    }

    mutating func apply(_ rule: LintRule) {
        self.rule = rule.id
        rule.check(&self)
    }

    mutating func report(
        _ severity: LintFinding.Severity,
        _ position: SourcePosition,
        statement: Int? = nil,
        _ message: String
    ) {
        findings.insert(
            LintFinding(rule: rule, severity: severity, position: position, statement: statement, message: message)
        )
    }

    /// Reports something about a condition.
    ///
    /// - Parameters:
    ///   - severity: how bad it is.
    ///   - condition: the condition.
    ///   - value: which of its values is meant; nil for all.
    ///   - neverHolds: whether it says why the condition never holds, which then need not be said again.
    ///   - message: what is wrong, and what to write.
    mutating func report(
        _ severity: LintFinding.Severity,
        _ condition: PlacedCondition,
        value: Int? = nil,
        neverHolds: Bool = false,
        _ message: String
    ) {
        let place = condition.place
        let position = value.flatMap { place.values.indices.contains($0) ? place.values[$0] : nil } ?? place.key
        report(severity, position, statement: condition.statementIndex, message)
        if neverHolds { neverHolding.insert(condition.id) }
    }

    /// Notes that a rule stops before its end.
    mutating func giveUp() { hasGivenUp = true }

    /// What was found, in order.
    func finished() -> [LintFinding] { findings.sorted() }
}

/// A condition and the statement that it stands in.
struct PlacedCondition {
    let statementIndex: Int
    let statement: Statement
    let index: Int

    var condition: Condition { statement.conditions[index] }
    var place: Statement.ConditionPlace { statement.places.conditions[index] }
    var id: LintRun.ConditionPlace { LintRun.ConditionPlace(statement: statementIndex, condition: index) }

    /// Such as `Bool aws:MultiFactorAuthPresent`.
    var name: String { "\(place.operatorName) \(condition.key)" }
}

extension PolicyDocument {
    /// How many bytes its values have, and a few for each.
    fileprivate var letters: Int {
        statements.reduce(0) { sum, statement in
            let texts = statement.actions.texts + (statement.resources?.texts ?? [])
            return sum + 20 + (texts + statement.conditions.flatMap(\.values)).reduce(0) { $0 + $1.utf8.count + 10 }
        }
    }
}

extension Statement {
    /// Whether it denies.
    var denies: Bool { effect == .deny }
}

extension LintRun {
    /// The statements with their places.
    var statements: EnumeratedSequence<[Statement]> { document.statements.enumerated() }

    /// All conditions, each with its statement.
    var conditions: [PlacedCondition] {
        statements.flatMap { number, statement in
            statement.conditions.indices.map {
                PlacedCondition(statementIndex: number, statement: statement, index: $0)
            }
        }
    }

    /// The literals of all statements that deny, but for one of them.
    mutating func denials(but except: Int) -> [[Literal]] {
        let all =
            denials
            ?? statements.filter { $1.denies && $1.principals == nil }.compactMap { number, statement in
                space.literals(statement).map { (statement: number, literals: $0) }
            }
        denials = all
        return all.filter { $0.statement != except }.map(\.literals)
    }
}
