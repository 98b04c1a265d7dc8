import PolicyLanguage
import PolicyReach
import TestSupport
import Testing

/// What a lint claims of all requests, held to the evaluator on requests by chance.
@Suite struct `A claim of a lint` {
    private static let seeds = Array(UInt64(0)..<16)

    /// A policy that denies, by chance.
    private static func policy(_ policies: inout RandomPolicies) throws -> PolicyDocument {
        var statements: [String] = []
        while statements.count < 4 {
            for level in policies.levels() {
                for text in level where text != RandomPolicies.full {
                    let body = text.dropFirst(#"{"Version":"2012-10-17","Statement":["#.count).dropLast(2)
                    if body.hasPrefix(#"{"Effect":"Deny""#) { statements.append(String(body)) }
                }
            }
        }
        return try PolicyDocument(
            parsing: #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        )
    }

    /// The places of the statements that deny a request.
    private static func denying(_ document: PolicyDocument, _ request: Request) -> Set<Int> {
        let decision = PoliciesInForce(serviceControl: [[.allowingEverything, document]]).decide(request)
        guard decision.outcome == .explicitDeny else { return [] }
        return Set(decision.because.compactMap(\.statement))
    }

    @Test(arguments: seeds)
    func `that a statement matches nothing, or nothing that another does not, is true of all requests tried`(
        seed: UInt64
    ) throws {
        var chance = SeededGenerator(seed: seed &+ 1000)
        var policies = RandomPolicies(chance: SeededGenerator(seed: seed))
        for _ in 0..<12 {
            let document = try Self.policy(&policies)
            let findings = PolicyLint().findings(in: document)
            let unreachable = Set(findings.filter { $0.rule == .unreachableStatement }.compactMap(\.statement))
            let covered = Set(findings.filter { $0.rule == .coveredStatement }.compactMap(\.statement))
            if unreachable.isEmpty, covered.isEmpty { continue }
            for _ in 0..<250 {
                let credential = SmallCredential.allCases.randomElement(using: &chance) ?? .longTermKey
                let denying = Self.denying(document, SmallWorld.request(credential, &chance))
                #expect(denying.isDisjoint(with: unreachable), "seed \(seed)")
                // Whatever is covered is denied by something that is not.
                #expect(denying.isEmpty || !denying.isSubset(of: covered), "seed \(seed)")
            }
        }
    }

    @Test func `is made often enough to be tried`() throws {
        var counts: [LintRule.ID: Int] = [:]
        for seed in Self.seeds {
            var policies = RandomPolicies(chance: SeededGenerator(seed: seed))
            for _ in 0..<12 {
                for finding in PolicyLint().findings(in: try Self.policy(&policies)) {
                    counts[finding.rule, default: 0] += 1
                }
            }
        }
        #expect(counts[.unreachableStatement, default: 0] > 10)
        #expect(counts[.coveredStatement, default: 0] > 10)
    }
}
