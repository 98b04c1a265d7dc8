import Glibc
import PolicyLanguage
import PolicyReach
import TestSupport

/// Holds proofs to the evaluator, over random chains of policies and requests of a small world.
///
///     small-worlds [CHAINS [SEED]]
///
/// For each chain: every witness is allowed, what the remainder tells is allowed, and what it does not tell is denied.
/// Every proof is held to ten thousand requests.
@main struct SmallWorlds {
    private static let ranges = ["10.0.0.0/24", "2001:db8::/32"]
    private static let exceptions = ["iam:*", "sts:Get*"]
    /// The last one is about the requests with MFA.
    private static let properties: [Property] = [
        Property(.requiresMFA), Property(.requiresMFA), Property(.keysDenied), Property(.denied),
        Property(.onlyFrom(ranges)), Property(.requiresMFA, except: exceptions),
        Property(.keysDenied, except: exceptions), Property(.denied, except: exceptions),
        Property(.onlyFrom(ranges), except: exceptions),
        Property(
            .about(
                Statement(
                    about: ["*"],
                    where: [Condition("Bool", "aws:MultiFactorAuthPresent", ["true"])].compactMap(\.self)
                )
            )
        ),
    ]
    private static let chainsOfASeed = 1000

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let chains = arguments.first ?? 20_000
        let seed = arguments.count > 1 ? arguments[1] : 20_260_000
        print("\(chains) chains of policies, seeds from \(seed)")
        let seeds = (0..<(chains + chainsOfASeed - 1) / chainsOfASeed).map { UInt64(seed + $0) }
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for seed in seeds { group.addTask { try outcome(seed) } }
            var sum = Outcome()
            for try await outcome in group { sum.add(outcome) }
            return sum
        }
        print("proved \(outcomes.proved), refuted \(outcomes.refuted), unknown \(outcomes.unknown)")
        for problem in outcomes.problems.prefix(5) { print(problem) }
        // An engine that never tells would fail nothing.
        let isTelling =
            outcomes.proved * 20 > chains && outcomes.refuted * 20 > chains && outcomes.unknown * 20 < chains
        if !isTelling { print("too few proofs or refutations") }
        let failed = outcomes.problems.count + (isTelling ? 0 : 1)
        print(
            "\(outcomes.proved + outcomes.refuted + outcomes.unknown - outcomes.problems.count) passed, \(failed) failed"
        )
        if failed > 0 { exit(1) }
    }

    private struct Outcome: Sendable {
        var proved = 0
        var refuted = 0
        var unknown = 0
        var problems: [String] = []

        mutating func add(_ other: Outcome) {
            proved += other.proved
            refuted += other.refuted
            unknown += other.unknown
            problems += other.problems
        }
    }

    private static func outcome(_ seed: UInt64) throws -> Outcome {
        var outcome = Outcome()
        var policies = RandomPolicies(chance: SeededGenerator(seed: seed))
        var chance = SeededGenerator(seed: seed &+ 1_000_000)
        let pool = RequestPool(&chance)
        for number in 0..<chainsOfASeed {
            let question = try WorldQuestion(policies.levels())
            let property = properties[number % properties.count]
            let proof = question.proof(property)
            switch proof.result {
            case .proved: outcome.proved += 1
            case .refuted: outcome.refuted += 1
            case .unknown, .notApplicable: outcome.unknown += 1
            }
            if let problem = question.problem(with: proof, pool, &policies.chance) {
                outcome.problems.append("seed \(seed), chain \(number), \(property) \(problem)\n  \(question.levels)")
            }
        }
        return outcome
    }
}
