import PolicyLanguage
import PolicyReach
import TestSupport
import Testing

@Suite struct `A proof over a small world` {
    private static let properties: [Property.Demand] = [
        .requiresMFA, .requiresMFA, .keysDenied, .denied, .deniedExcept(["iam:*", "sts:Get*"]),
        .onlyFrom(["10.0.0.0/24", "2001:db8::/32"]),
    ]

    /// Twenty parts of a thousand chains, so that cores share them.
    @Test(arguments: 0..<20)
    func `leaves open exactly what the evaluator allows`(part: Int) throws {
        var policies = RandomPolicies(chance: SeededGenerator(seed: UInt64(20_260_000 + part)))
        var counts: [Proof.Result: Int] = [:]
        for number in 0..<1000 {
            let levels = policies.levels()
            let demand = Self.properties[number % Self.properties.count]
            let question = try Question(levels)
            let proof = question.proof(Property(demand))
            counts[proof.result, default: 0] += 1
            if let problem = question.problem(with: proof, demand, &policies.chance) {
                Issue.record("seed \(20_260_000 + part), chain \(number), \(demand): \(problem)\n\(levels)")
                return
            }
        }
        #expect(counts[.unknown, default: 0] < 20, "seed \(20_260_000 + part): \(counts)")
        #expect(counts[.proved, default: 0] > 20 && counts[.refuted, default: 0] > 20, "\(counts)")
    }

    private struct Question {
        let documents: [[PolicyDocument]]

        init(_ levels: [[String]]) throws {
            documents = try levels.map { try $0.map { try PolicyDocument(parsing: $0) } }
        }

        func proof(_ property: Property) -> Proof {
            let levels = documents.enumerated().map { index, level in
                PolicyStack.Level(
                    node: nil,
                    policies: level.enumerated().map { .init(id: "p\(index)-\($0.offset)", .document($0.element)) }
                )
            }
            return Prover(PolicyStack(serviceControl: levels), over: SmallWorld.user).prove(property)
        }

        /// What the evaluator finds wrong with a proof.
        func problem(with proof: Proof, _ demand: Property.Demand, _ chance: inout SeededGenerator) -> String? {
            let inForce = PoliciesInForce(serviceControl: documents)
            if proof.result == .refuted, proof.remainder.isEmpty { return "is refuted by nothing" }
            for remainder in proof.remainder where inForce.decide(remainder.witness).outcome != .allow {
                return "the witness of \(remainder.sentence) is not allowed"
            }
            for remainder in proof.remainder where !remainder.contains(remainder.witness, remainder.credential) {
                return "the witness \(remainder.witness.words) does not lie in its own part: \(remainder.sentence)"
            }
            if proof.result == .unknown { return nil }
            for credential in SmallCredential.allCases where credential.isMeant(by: demand) {
                for _ in 0..<6 {
                    let request = SmallWorld.request(credential, &chance)
                    guard demand.isAbout(request) else { continue }
                    let isAllowed = inForce.decide(request).outcome == .allow
                    let isTold = proof.remainder.contains { $0.contains(request, credential.credential) }
                    if isAllowed, !isTold, proof.isRemainderComplete { return "does not tell of \(request.words)" }
                    if isTold, !isAllowed { return "tells of \(request.words), which is denied" }
                }
            }
            return nil
        }
    }
}

extension Property.Demand {
    /// Whether a request that has a credential the property is about is one of those to be denied.
    func isAbout(_ request: Request) -> Bool {
        switch self {
        case .requiresMFA, .keysDenied, .denied: true
        case .deniedExcept: !request.action.hasPrefix("iam:") && !request.action.hasPrefix("sts:Get")
        case .onlyFrom:
            switch request.context["aws:SourceIp"] {
            case .single(let address)?: !address.hasSuffix("10.0.0.1") && !address.hasSuffix("10.0.0.7") && !address.hasPrefix("2001:db8:")
            default: false
            }
        }
    }
}

extension Remainder {
    /// Whether a request is among those told of: what the part says is read as a policy and put to the evaluator.
    func contains(_ request: Request, _ credential: Credential) -> Bool {
        credential == self.credential && description.matches(request)
            && !except.contains { $0.matches(request) }
    }
}

extension Remainder.Description {
    func matches(_ request: Request) -> Bool {
        let conditions = conditions.map { condition in
            "\"\(condition.operator)\":{\"\(condition.key)\":\(Self.list(condition.values))}"
        }
        var levels = conditions.map { Self.allow("\"Resource\":\"*\"", "\"Action\":\"*\"", $0) }
        levels.append(Self.allow("\"Resource\":\(Self.list(resources))", "\"Action\":\(Self.list(actions))", ""))
        if !notActions.isEmpty {
            levels.append(Self.allow("\"Resource\":\"*\"", "\"NotAction\":\(Self.list(notActions))", ""))
        }
        if !notResources.isEmpty {
            levels.append(Self.allow("\"NotResource\":\(Self.list(notResources))", "\"Action\":\"*\"", ""))
        }
        for list in within {
            let isOfResources = list.contains { $0.hasPrefix("arn:") || $0 == "*" }
            levels.append(
                isOfResources
                    ? Self.allow("\"Resource\":\(Self.list(list))", "\"Action\":\"*\"", "")
                    : Self.allow("\"Resource\":\"*\"", "\"Action\":\(Self.list(list))", "")
            )
        }
        let documents = levels.compactMap { try? PolicyDocument(parsing: $0) }
        guard documents.count == levels.count else { return false }
        return PoliciesInForce(serviceControl: documents.map { [$0] }).decide(request).outcome == .allow
    }

    private static func allow(_ resource: String, _ action: String, _ condition: String) -> String {
        let block = condition.isEmpty ? "" : ",\"Condition\":{\(condition)}"
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\(action),\(resource)\(block)}}"
    }

    private static func list(_ values: [String]) -> String {
        "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}

extension Request {
    var words: String {
        let keys = context.keys.sorted().map { key in
            switch context[key] {
            case .single(let value)?: "\(key)=\(value)"
            case .list(let values)?: "\(key)=\(values)"
            case nil: key
            }
        }
        return "\(action) on \(resource) with \(keys.joined(separator: " "))"
    }
}
