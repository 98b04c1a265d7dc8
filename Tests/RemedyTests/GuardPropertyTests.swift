import PolicyLanguage
import PolicyReach
import Remedy
import TestSupport
import Testing

@Suite struct `Guards of random options` {
    /// Warnings that an option asks for.
    private static func isExplained(_ finding: LintFinding, by demand: GuardDemand) -> Bool {
        switch finding.rule {
        case .carveOut, .unknownAction, .unknownService: !demand.exceptions.isEmpty
        case .partitionBoundARN: !demand.partitions.isEmpty
        default: false
        }
    }

    @Test(arguments: 0..<50)
    func `fit, are policies and do what they are for, or are refused`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var built = 0
        for _ in 0..<40 {
            let options = RandomDemand(&chance)
            let guardBuilt: BuiltGuard
            do throws(GuardError) { guardBuilt = try options.demand().build() } catch {
                if case .unproved(let reason) = error { Issue.record("seed \(seed): \(options): \(reason)") }
                continue
            }
            built += 1
            try check(guardBuilt, "seed \(seed): \(options)")
        }
        #expect(built > 0)
    }

    private func check(_ built: BuiltGuard, _ options: String) throws {
        let document = try PolicyDocument(parsing: built.policy)
        #expect(built.policy.count <= 10_240, "\(options)")
        #expect(built.legible.count <= 10_240, "\(options)")
        #expect(try PolicyDocument(parsing: built.legible).statements.count == document.statements.count, "\(options)")
        let partitions = built.demand.partitions.isEmpty ? 8 : built.demand.partitions.count
        #expect(built.proofs.count == built.demand.denials.count * partitions, "\(options)")
        #expect(built.proofs.allSatisfy { $0.result == .proved && $0.escapes.isEmpty }, "\(options)")
        for finding in PolicyLint().findings(in: document, text: built.policy) where finding.severity != .note {
            #expect(Self.isExplained(finding, by: built.demand), "\(options): \(finding.message)")
        }
    }
}
