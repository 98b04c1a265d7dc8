import Benchmark
import PolicyLanguage
import PolicyReach

/// What one guard costs: under real policies, under the worst of the largest size, and under many accounts.
func proofBenchmarks() {
    let user = RootUser(account: "111122223333", organization: "o-a1b2c3d4e5", organizationPath: "o-a1b2c3d4e5/r-ab12/")
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock],
        timeUnits: .microseconds,
        scalingFactor: .one,
        maxDuration: .seconds(3)
    )
    for demand in [Property.Demand.keysDenied, .requiresMFA, .denied] {
        let name = "\(Property(demand)), 5 levels × 5 policies"
        Benchmark("proof of \(name)", configuration: configuration) { benchmark, stack in
            for _ in benchmark.scaledIterations { blackHole(Prover(stack, over: user).prove(Property(demand))) }
        } setup: {
            stack(try GuardedOrganization.levels())
        }
        Benchmark("verdict on \(name)", configuration: configuration) { benchmark, stack in
            for _ in benchmark.scaledIterations { blackHole(Prover(stack, over: user).verdict(on: Property(demand))) }
        } setup: {
            stack(try GuardedOrganization.levels())
        }
    }
    for kind in LargestPolicy.allCases {
        Benchmark("one guard under 10,240 characters: \(kind.rawValue)", configuration: configuration) {
            benchmark,
            stack in
            for _ in benchmark.scaledIterations { blackHole(Prover(stack, over: user).verdict(on: Property(.denied))) }
        } setup: {
            stack([[.allowingEverything, try kind.document()]])
        }
    }
    Benchmark("three guards of 100,000 accounts under 50 chains", configuration: configuration) { benchmark, stacks in
        for _ in benchmark.scaledIterations { blackHole(verdicts(stacks, accounts: 100_000)) }
    } setup: {
        try (0..<50).map { number in
            var levels = try GuardedOrganization.levels()
            let text =
                #"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:Get\#(number)*","Resource":"*"}}"#
            levels[4].append(try PolicyDocument(parsing: text))
            return stack(levels)
        }
    }
}

private func stack(_ levels: [[PolicyDocument]]) -> PolicyStack {
    PolicyStack(
        serviceControl: levels.enumerated().map { index, documents in
            PolicyStack.Level(
                node: nil,
                policies: documents.enumerated().map { .init(id: "p-\(index)-\($0.offset)", .document($0.element)) }
            )
        }
    )
}

/// What an audit does: marks every account, and decides each guard once for each mark of each chain.
private func verdicts(_ stacks: [PolicyStack], accounts: Int) -> Int {
    var proved = 0
    let distinctions = stacks.map(AccountDistinction.init)
    var seen = stacks.map { _ in Set<AccountDistinction.Mark>() }
    for number in 0..<accounts {
        let chain = number % stacks.count
        let user = RootUser(account: String(100_000_000_000 + number), organization: "o-a1b2c3d4e5")
        guard seen[chain].insert(distinctions[chain].mark(user)).inserted else { continue }
        let prover = Prover(stacks[chain], over: user)
        for demand in [Property.Demand.requiresMFA, .keysDenied, .denied] {
            proved += prover.verdict(on: Property(demand)).result == .proved ? 1 : 0
        }
    }
    return proved
}

/// A policy as large as AWS takes it, made to be hard.
enum LargestPolicy: String, CaseIterable {
    case wildcards = "wildcards in actions"
    case resources = "wildcards in resources"
    case values = "wildcards in values of two keys"
    case entangled = "values that must hold letters, but not side by side"

    /// So many characters fit into a service control policy since 2026-05-15.
    private static let limit = 10_240

    func document() throws -> PolicyDocument {
        var statements: [String] = []
        var length = 60
        while true {
            let statement = statement(statements.count)
            length += statement.utf8.count + 1
            if length > Self.limit || statements.count == 120 { break }
            statements.append(statement)
        }
        return try PolicyDocument(
            parsing: #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        )
    }

    private func statement(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        let (first, second) = (letters[number % 26], letters[number / 5 % 26])
        switch self {
        case .wildcards: return #"{"Effect":"Deny","Action":"*\#(first)*\#(second)*e","Resource":"*"}"#
        case .resources: return #"{"Effect":"Deny","Action":"*","Resource":"arn:*:*:*:*:*\#(first)*\#(second)*"}"#
        case .values:
            let key = number.isMultiple(of: 2) ? "s3:prefix" : "aws:UserAgent"
            return
                #"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotLike":{"\#(key)":"*\#(first)*"}}}"#
        case .entangled:
            let (before, behind) = (letters[(number + 25) % 26], letters[(number + 1) % 26])
            let (condition, value) =
                number.isMultiple(of: 2) ? ("StringNotLike", "*\(first)*") : ("StringLike", "*\(before)\(behind)*")
            return
                #"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"\#(condition)":{"s3:prefix":"\#(value)"}}}"#
        }
    }
}
