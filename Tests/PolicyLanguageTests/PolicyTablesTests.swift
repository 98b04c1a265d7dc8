import PolicyLanguage
import Testing

/// The laid out form of policies, held to the plain way of asking statement after statement.
@Suite struct `Policies laid out in tables` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `decide what the statements decide one by one`(seed: UInt64) throws {
        var random = RandomQuestion(seed: seed)
        var outcomes: [Decision.Outcome: Int] = [:]
        for round in 0..<400 {
            let (policies, text) = try random.policies()
            for _ in 0..<8 {
                let request = random.request()
                let plainly = policies.decidePlainly(request)
                outcomes[plainly.outcome, default: 0] += 1
                #expect(policies.decide(request) == plainly, "seed \(seed), round \(round): \(request) on \(text)")
            }
        }
        for outcome in [Decision.Outcome.allow, .implicitDeny, .explicitDeny, .unknown] {
            #expect(outcomes[outcome, default: 0] > 50, "chance made too few of \(outcome)")
        }
    }

    /// Operators that compare texts, with operands that have little in common and values that have less.
    @Test(arguments: ["", "ForAllValues:", "ForAnyValue:"])
    func `take every operator as it is`(quantifier: String) throws {
        let texts = [
            "a", "A", "teams", "true", "1", "2026", "192.0.2.1", "192.0.2.0/24", "arn:aws:s3:::b", "arn:aws:s3:::*",
            "arn:*:b", "*", "a*", "${x:y}", "*${x:y}*", "*${x:ab}", "${x:absent}", "${x:list}", "arn:aws:${x:y}:::b",
            "arn:${x:colons}:s3:::b", "arn:aws:s3:s3:::b", "",
        ]
        let single = (texts + ["a\\u0000*"]).map { "\"\($0)\"" }
        let others: [Request.ContextValue?] = [nil, .list([]), .list(["a"]), .list(["a", "true"])]
        let values = others + (texts + ["xay", "xab", "ab", "teamz", "a\0", "a\0b"]).map { .single($0) }
        let requests = values.map { value in
            let variables: [String: Request.ContextValue] = [
                "x:y": .single("a"), "x:ab": .single("ab"), "x:list": .list(["a", "b"]), "x:colons": .single("aws:s3"),
            ]
            return Request(
                principal: "arn:aws:iam::111122223333:root",
                action: "s3:GetObject",
                resource: "*",
                context: variables.merging(["x:key": value].compactMapValues { $0 }) { $1 }
            )
        }
        for name in operators {
            for operands in single + ["[]", #"["arn:*:b", "a"]"#, #"["a", "*"]"#] {
                let policies = try policy(deniesWhere: #"{"\#(quantifier)\#(name)": {"x:key": \#(operands)}}"#)
                for request in requests {
                    let value = String(describing: request.context["x:key"])
                    let plainly = policies.decidePlainly(request)
                    #expect(policies.decide(request) == plainly, "\(name) \(operands) on \(value)")
                }
            }
        }
    }

    @Test func `are laid out again when policies are replaced`() throws {
        var policies = try policy(deniesWhere: "{}")
        let request = Request(principal: "arn:aws:iam::1:root", action: "s3:GetObject", resource: "*")
        #expect(policies.decide(request).outcome == .explicitDeny)
        policies.resource = nil
        #expect(policies.decide(request).outcome == .allow)
        policies.serviceControl = [[]]
        #expect(policies.decide(request).outcome == .implicitDeny)
        policies.serviceControl?[0].append(
            try PolicyDocument(parsing: #"{"Statement": {"Effect": "Allow", "Action": "*"}}"#)
        )
        #expect(policies.decide(request).outcome == .allow)
    }

    private let operators: [String] = {
        let all = [
            "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
            "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals",
            "DateEquals", "DateNotEquals", "DateLessThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress",
            "NotIpAddress",
            "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike",
        ]
        return all + all.map { $0 + "IfExists" } + ["Null"]
    }()

    private func policy(deniesWhere conditions: String) throws -> PoliciesInForce {
        let text = #"""
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": \#(conditions)}}
            """#
        return PoliciesInForce(resource: try PolicyDocument(parsing: text))
    }
}
