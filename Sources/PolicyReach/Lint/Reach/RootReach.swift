internal import PolicyLanguage

/// What the statements of a policy do to a root user, by the machinery of the prover.
///
/// Where the policy allows nothing, `FullAWSAccess` is taken to be attached beside it, so that only what denies matters:
/// guards are written to be attached that way.
struct RootReach {
    /// The root user that the policy seems to be written for.
    let user: RootUser
    private let denials: [Statement]
    private let allowances: [Statement]
    /// How much work may still be done.
    private var budget = 400_000
    /// Whether an answer was unclear because of that.
    private(set) var isExhausted = false

    init(_ document: PolicyDocument) {
        user = RootUser(meantBy: document)
        denials = document.statements.filter(\.denies)
        allowances = document.statements.filter { !$0.denies }
    }

    /// Whether the policy lets no request for an action through that is made with this credential.
    mutating func denies(_ action: String, _ credential: CredentialCase) -> Bool {
        var formula = Formula()
        for denial in denials {
            if let literals = formula.literals(denial) { formula.deny(literals, .property) }
        }
        if !allowances.isEmpty { formula.require(allowances.compactMap { formula.literals($0) }, .property) }
        formula.require([[formula.literal(.action([action]))]], .property)
        return isClosed(formula, credential)
    }

    /// Whether one statement denies every request for an action that is made with this credential.
    mutating func denies(_ action: String, _ credential: CredentialCase, by statement: Statement) -> Bool {
        var formula = Formula()
        if let literals = formula.literals(statement) { formula.deny(literals, .property) }
        formula.require([[formula.literal(.action([action]))]], .property)
        return isClosed(formula, credential)
    }

    /// Whether a statement is about some request made with this credential.
    mutating func matches(_ statement: Statement, _ credential: CredentialCase) -> Bool {
        matches(statement, credential) { _ in true }
    }

    /// Whether a statement is about some request made with this credential by the root user of some account.
    ///
    /// What it says of the principal is left out: that root users can meet it is known.
    mutating func matchesAnyRoot(_ statement: Statement, _ credential: CredentialCase) -> Bool {
        matches(statement, credential) { !Self.namingKeys.contains($0.lowerCasedKey) }
    }

    private static let namingKeys: Set = [
        GlobalKey.principalARN, "aws:principaltype", "aws:principalaccount", "aws:userid",
    ]

    private mutating func matches(
        _ statement: Statement,
        _ credential: CredentialCase,
        _ isLookedAt: (Condition) -> Bool
    ) -> Bool {
        var formula = Formula()
        guard let literals = formula.literals(statement) else { return false }
        let rest = literals.filter { literal in
            if case .condition(let condition) = formula.atoms[literal.atom] { isLookedAt(condition) } else { true }
        }
        formula.require([rest], .property)
        return !isClosed(formula, credential)
    }

    private mutating func isClosed(_ formula: Formula, _ credential: CredentialCase) -> Bool {
        let keys = FormulaKeys(formula)
        var search = Search(formula, keys, FoldedCase(formula, keys, credential, .root(user)), budget: budget)
        guard let constraints = search.constraints(formula.constraints, .opens) else { return true }
        let outcome = search.first(constraints)
        budget = search.theories.budget - 1 - formula.constraints.count
        switch outcome {
        case .closed: return true
        case .open: return false
        case .unclear:
            isExhausted = isExhausted || budget <= 0
            return false
        }
    }
}

extension CredentialCase {
    static let key = CredentialCase(credential: .longTermKey, mfa: nil, isTemporary: false)
    static let sessionWithoutMFA = CredentialCase(credential: .sessionWithoutMFA, mfa: false, isTemporary: true)
    static let sessionWithMFA = CredentialCase(credential: .sessionWithMFA, mfa: true, isTemporary: true)
    static let service = CredentialCase(credential: .throughService, mfa: false, isTemporary: true)

    /// Those with which root itself acts.
    static let rootItself = [key, sessionWithoutMFA, sessionWithMFA]
    /// Those of sessions that `sts:AssumeRoot` opened, as far as they carry no MFA.
    static let assumeRootWithoutMFA = all(.assumeRoot).filter { $0.mfa != true }
}

extension RootUser {
    /// The root user whom a policy's conditions on the principal name: its partition and account, where they are spelled
    /// out; any account of the partition `aws` elsewhere.
    init(meantBy document: PolicyDocument) {
        var (partition, account): (String?, String?)
        for condition in document.statements.flatMap(\.conditions) where !condition.operator.isNegated {
            for value in condition.values {
                if condition.lowerCasedKey == "aws:principalaccount" { account = account ?? Self.account(value) }
                guard condition.lowerCasedKey == "aws:principalarn" else { continue }
                let parts = value.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 6 else { continue }
                if Partition.all.contains(parts[1]) { partition = partition ?? parts[1] }
                account = account ?? Self.account(parts[4])
            }
        }
        self.init(account: account ?? "111122223333", partition: partition ?? "aws")
    }

    /// An account that a text means, which may have wildcards in it; nil where it says nothing of the account.
    private static func account(_ text: String) -> String? {
        var missing = 12 - text.utf8.count { $0 != UInt8(ascii: "*") }
        var account = ""
        for character in text {
            switch character {
            case "?": account += "1"
            case "*":
                account += String(repeating: "1", count: max(0, missing))
                missing = 0
            default: account.append(character)
            }
        }
        let isNumber = account.utf8.count == 12 && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber && text != "*" ? account : nil
    }
}
