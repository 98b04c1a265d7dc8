internal import PolicyLanguage

/// What a stack of policies makes of one account that it might not make of another.
///
/// Policies seldom name accounts: most conditions on the principal say `arn:aws:iam::*:root`, which is the same of every
/// account. So accounts under equal stacks share a proof, unless a condition tells them apart.
public struct AccountDistinction: Sendable {
    private let conditions: [Condition]
    /// Their keys, once each.
    private let conditionKeys: [String]
    private let variables: Variables

    /// How far variables that stand for the account can matter.
    private enum Variables: Comparable {
        case none
        /// Nothing that they are compared with has digits: only how an id overlaps with itself can matter.
        case amongTextsWithoutDigits
        case amongOthers
    }

    private static let keys: Set = [
        "aws:principalarn", "aws:principalaccount", "aws:userid", "aws:principalorgpaths",
    ]

    /// What is the same for two accounts of one organization if the stack makes the same of both.
    public struct Mark: Hashable, Sendable {
        fileprivate let partition: String
        fileprivate let truths: [Truth]
        fileprivate let overlaps: [Int]
        fileprivate let account: String?
    }

    /// Looks for the conditions that can tell accounts apart.
    public init(_ stack: PolicyStack) {
        var conditions: [Condition] = []
        var texts: [String: [String]] = [:]
        for policy in (stack.serviceControl + stack.resourceControl).flatMap(\.policies) {
            guard case .document(let document) = policy.content else { continue }
            for statement in document.statements {
                texts["", default: []] += statement.resources?.texts ?? []
                for condition in statement.conditions {
                    if condition.operator.comparesTexts {
                        texts[condition.lowerCasedKey, default: []] += condition.values
                    }
                    if Self.isOfPrincipal(condition) { conditions.append(condition) }
                }
            }
        }
        self.conditions = conditions.uniqued()
        conditionKeys = conditions.map(\.lowerCasedKey).uniqued()
        variables = texts.values.map(Self.variables).max() ?? .none
    }

    /// What is compared with the same part of a request can be told apart only by what stands in these texts.
    private static func variables(_ texts: [String]) -> Variables {
        guard texts.contains(where: standsForAccount) else { return .none }
        return texts.contains(where: hasDigit) ? .amongOthers : .amongTextsWithoutDigits
    }

    /// A variable that stands for the principal's account, or for something with the account in it.
    private static func standsForAccount(_ text: String) -> Bool {
        guard text.contains("${") else { return false }
        let lowerCased = text.lowercased()
        return keys.contains { lowerCased.contains($0) }
    }

    /// Accounts are twelve digits: a text without digits is the same of all of them.
    private static func isOfPrincipal(_ condition: Condition) -> Bool {
        keys.contains(condition.lowerCasedKey)
            && (condition.lowerCasedKey == "aws:principalorgpaths"
                || condition.values.contains { hasDigit(accountPart(of: $0, in: condition)) })
    }

    /// Of an ARN that is compared segment by segment only the account's can differ: the rest is the same of all root users.
    private static func accountPart(of text: String, in condition: Condition) -> String {
        guard condition.operator.comparison == .arn else { return text }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 ? String(parts[4]) : text
    }

    private static func hasDigit(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) }
    }

    /// The mark of an account.
    public func mark(_ user: RootUser) -> Mark {
        if variables == .amongOthers {
            return Mark(partition: user.partition, truths: [], overlaps: [], account: user.account)
        }
        let overlaps = variables == .none ? [] : Self.overlaps(user.account)
        if conditions.isEmpty { return Mark(partition: user.partition, truths: [], overlaps: overlaps, account: nil) }
        var entries: Request.Entries = Dictionary(minimumCapacity: conditionKeys.count)
        for key in conditionKeys {
            switch key {
            case "aws:principalarn": entries[key] = Self.entry(user.arn)
            case "aws:principalorgpaths":
                entries[key] = user.organizationPath.flatMap { Request.Entry(.list([$0]), of: key) }
            default: entries[key] = Self.entry(user.account)
            }
        }
        let truths = conditions.map { $0.holds(in: entries) }
        return Mark(partition: user.partition, truths: truths, overlaps: overlaps, account: nil)
    }

    private static func entry(_ text: String) -> Request.Entry {
        Request.Entry(values: [Text(text)], isMultivalued: false)
    }

    /// The lengths of what an id begins as well as ends with: 111111111111 has all, most ids have none.
    private static func overlaps(_ id: String) -> [Int] {
        (1..<max(1, id.utf8.count)).filter { id.hasSuffix(id.prefix($0)) }
    }
}

extension ConditionOperator {
    /// Whether it compares texts letter by letter, so that an account's digits can matter to it.
    fileprivate var comparesTexts: Bool {
        switch comparison {
        case .string, .arn, .binary: true
        case .number, .date, .boolean, .address, .null: false
        }
    }
}

extension Prover {
    /// A proof for another account of the same mark, as it reads for this one: its witnesses are this account's.
    ///
    /// What does not hold of this account's requests word for word is proved anew.
    public func restated(_ proof: Proof, of other: RootUser) -> Proof {
        if other == user { return proof }
        let remainder = proof.remainder.map { $0.restated(from: other, for: user) }
        guard let isAllowed = confirmation(isLaidOut: false), remainder.allSatisfy({ isAllowed($0.witness) }) else {
            return proof.remainder.isEmpty ? proof.restated(for: user, []) : prove(proof.property)
        }
        return proof.restated(for: user, remainder)
    }
}

extension Proof {
    fileprivate func restated(for user: RootUser, _ remainder: [Remainder]) -> Proof {
        var proof = self
        proof.user = user
        proof.remainder = remainder
        proof.assumptions = Assumptions.sentences(property, user)
        return proof
    }
}

extension Remainder {
    fileprivate func restated(from other: RootUser, for user: RootUser) -> Remainder {
        func changed(_ text: String) -> String {
            if text == other.organizationPath { return user.organizationPath ?? text }
            return text.split(separator: ":", omittingEmptySubsequences: false)
                .map { $0 == other.account ? user.account[...] : $0 }.joined(separator: ":")
        }
        let context = witness.context.mapValues { value -> Request.ContextValue in
            switch value {
            case .single(let text): .single(changed(text))
            case .list(let texts): .list(texts.map(changed))
            }
        }
        return Remainder(
            sentence: sentence,
            credential: credential,
            description: description,
            except: except,
            witness: Request(
                principal: user.arn,
                action: witness.action,
                resource: changed(witness.resource),
                context: context
            )
        )
    }
}
