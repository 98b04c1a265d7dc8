import PolicyLanguage
import PolicyReach
import TestSupport
import Testing

/// What a lint claims of all requests, held to the evaluator on requests by chance.
@Suite struct `A claim of a lint` {
    private static let seeds = Array(UInt64(0)..<8)
    private static let policiesPerSeed = 25

    private static func findings(_ document: PolicyDocument, _ rule: LintRule.ID) -> Set<Int> {
        Set(PolicyLint().findings(in: document).filter { $0.rule == rule }.compactMap(\.statement))
    }

    @Test(arguments: seeds)
    func `that a statement matches nothing, or nothing that another does not, is true of all requests tried`(
        seed: UInt64
    ) throws {
        var denials = RandomDenials(chance: SeededGenerator(seed: seed))
        for _ in 0..<Self.policiesPerSeed {
            let text = denials.policy()
            let document = try PolicyDocument(parsing: text)
            let unreachable = Self.findings(document, .unreachableStatement)
            let covered = Self.findings(document, .coveredStatement)
            if unreachable.isEmpty, covered.isEmpty { continue }
            let policies = PoliciesInForce(serviceControl: [[.allowingEverything, document]])
            for _ in 0..<300 {
                let request = denials.request()
                let decision = policies.decide(request)
                guard decision.outcome == .explicitDeny else { continue }
                let denying = Set(decision.because.compactMap(\.statement))
                #expect(denying.isDisjoint(with: unreachable), "seed \(seed): \(text) \(request)")
                // Whatever is covered is denied by something that is not.
                #expect(!denying.isSubset(of: covered), "seed \(seed): \(text) \(request)")
            }
        }
    }

    @Test func `is made often enough to be tried`() throws {
        var counts: [LintRule.ID: Int] = [:]
        for seed in Self.seeds {
            var denials = RandomDenials(chance: SeededGenerator(seed: seed))
            for _ in 0..<Self.policiesPerSeed {
                for finding in PolicyLint().findings(inText: denials.policy()) { counts[finding.rule, default: 0] += 1 }
            }
        }
        #expect(counts[.unreachableStatement, default: 0] > 5)
        #expect(counts[.coveredStatement, default: 0] > 20)
        #expect(counts[.syntax] == nil)
    }
}
