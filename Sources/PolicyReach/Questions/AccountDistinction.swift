internal import PolicyLanguage

/// What a stack of policies makes of one account that it might not make of another.
///
/// Policies seldom name accounts: most conditions on the principal say `arn:aws:iam::*:root`, which is the same of every
/// account. So accounts under equal stacks share a proof, unless a condition tells them apart.
public struct AccountDistinction: Sendable {
    private let conditions: [Condition]
    private let isPerAccount: Bool

    private static let keys: Set = [
        "aws:principalarn", "aws:principalaccount", "aws:userid", "aws:principalorgpaths",
    ]

    /// What is the same for two accounts of one organization and partition if the stack makes the same of both.
    public struct Mark: Hashable, Sendable {
        fileprivate let truths: [Truth]
        fileprivate let account: String?
    }

    /// Looks for the conditions that can tell accounts apart.
    public init(_ stack: PolicyStack) {
        var conditions: [Condition] = []
        var isPerAccount = false
        for policy in (stack.serviceControl + stack.resourceControl).flatMap(\.policies) {
            guard case .document(let document) = policy.content else { continue }
            for statement in document.statements {
                let texts = (statement.resources?.texts ?? []) + statement.conditions.flatMap(\.values)
                if texts.contains(where: Self.standsForAccount) { isPerAccount = true }
                conditions += statement.conditions.filter { condition in
                    Self.keys.contains(condition.lowerCasedKey)
                        && condition.values.contains { Self.tellsAccountsApart($0, condition.lowerCasedKey) }
                }
            }
        }
        self.conditions = conditions.uniqued()
        self.isPerAccount = isPerAccount
    }

    /// A variable that stands for the principal's account, or for something with the account in it.
    private static func standsForAccount(_ text: String) -> Bool {
        guard text.contains("${") else { return false }
        let lowerCased = text.lowercased()
        return keys.contains { lowerCased.contains($0) }
    }

    /// Accounts are twelve digits: a text without digits is the same of all of them.
    private static func tellsAccountsApart(_ text: String, _ key: String) -> Bool {
        key == "aws:principalorgpaths" || text.utf8.contains { (0x30...0x39).contains($0) }
    }

    /// The mark of an account.
    public func mark(_ user: RootUser) -> Mark {
        if isPerAccount { return Mark(truths: [], account: user.account) }
        if conditions.isEmpty { return Mark(truths: [], account: nil) }
        var context: [String: Request.ContextValue] = [
            "aws:PrincipalArn": .single(user.arn), "aws:PrincipalAccount": .single(user.account),
            "aws:userid": .single(user.account),
        ]
        if let path = user.organizationPath { context["aws:PrincipalOrgPaths"] = .list([path]) }
        let request = Request(principal: user.arn, action: "", resource: "*", context: context)
        return Mark(truths: conditions.map { $0.holds(in: request) }, account: nil)
    }
}

extension Prover {
    /// A proof for another account of the same mark, as it reads for this one: its witnesses are this account's.
    ///
    /// What does not hold of this account's requests word for word is proved anew.
    public func restated(_ proof: Proof, of other: RootUser) -> Proof {
        if other == user { return proof }
        let remainder = proof.remainder.map { $0.restated(from: other, for: user) }
        guard let inForce, remainder.allSatisfy({ inForce.decide($0.witness).outcome == .allow }) else {
            return proof.remainder.isEmpty ? proof.restated(for: user, []) : prove(proof.property)
        }
        return proof.restated(for: user, remainder)
    }
}

extension Proof {
    fileprivate func restated(for user: RootUser, _ remainder: [Remainder]) -> Proof {
        Proof(
            property: property,
            user: user,
            result: result,
            by: by,
            remainder: remainder,
            isRemainderComplete: isRemainderComplete,
            assumptions: Assumptions.sentences(property, user),
            doubts: doubts,
            escapes: escapes
        )
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
