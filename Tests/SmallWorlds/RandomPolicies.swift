import TestSupport

/// Policies as text, written by chance with the values of the small world.
struct RandomPolicies {
    var chance: SeededGenerator

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &chance)]
    }

    private mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &chance) < percent }

    private mutating func list(_ pool: [String]) -> String {
        let count = one(of: [1, 1, 1, 2, 3])
        return "[" + (0..<count).map { _ in "\"\(one(of: pool))\"" }.joined(separator: ",") + "]"
    }

    static let full = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#

    /// Levels of policies, most of which allow everything beside what they deny.
    mutating func levels() -> [[String]] {
        (0..<one(of: [1, 1, 2, 3])).map { _ in
            var policies = happens(85) ? [Self.full] : [policy(effects: ["Allow"])]
            for _ in 0..<one(of: [0, 1, 1, 2]) { policies.append(policy(effects: ["Deny", "Deny", "Deny", "Allow"])) }
            return policies
        }
    }

    private mutating func policy(effects: [String]) -> String {
        let statements = (0..<one(of: [1, 1, 2])).map { _ in statement(one(of: effects)) }
        return #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    private mutating func statement(_ effect: String) -> String {
        let isNot = happens(25)
        let actions = list(["*", "*", "*", "iam:*", "s3:*", "s3:Get*", "*:*User", "sts:GetFederationToken", "I?M:get*"])
        let element = isNot ? "NotAction" : "Action"
        let resource =
            happens(75)
            ? #""Resource":"*""#
            : "\"\(one(of: ["Resource", "Resource", "NotResource"]))\":"
                + list([
                    "arn:aws:s3:::a*", "arn:aws:s3:::*", "arn:aws:iam::*:user/*", "arn:aws:iam::*:user/?",
                    "arn:*:*:*:*:*", "arn:aws:iam::${aws:PrincipalAccount}:user/a", "*",
                ])
        var conditions: [String] = []
        for _ in 0..<one(of: [0, 1, 1, 2, 2, 3]) { conditions.append(condition()) }
        // The same operator may come twice; a document holds it once.
        var names: [String] = []
        conditions = conditions.filter { text in
            let name = String(text.prefix { $0 != ":" || text.hasPrefix("\"For") && !names.contains("") })
            if names.contains(name) { return false }
            names.append(name)
            return true
        }
        let block = conditions.isEmpty ? "" : ",\"Condition\":{\(conditions.joined(separator: ","))}"
        return "{\"Effect\":\"\(effect)\",\"\(element)\":\(actions),\(resource)\(block)}"
    }

    private mutating func condition() -> String {
        let suffix = happens(35) ? "IfExists" : ""
        switch Int.random(in: 0..<14, using: &chance) {
        case 0, 1: return block("Bool" + suffix, "aws:MultiFactorAuthPresent", [one(of: ["true", "false"])])
        case 2, 3:
            let name = one(of: ["StringLike", "ArnLike", "StringEquals", "ArnNotLike", "StringNotLike"])
            return block(
                name + suffix,
                "aws:PrincipalArn",
                [one(of: ["arn:aws:iam::*:root", "arn:*:iam::*:root", "*"])]
            )
        case 4:
            let name = one(of: ["StringEquals", "StringNotEquals", "StringLike", "StringNotEqualsIgnoreCase"])
            return block(name + suffix, "aws:RequestedRegion", pick(["us-east-1", "us-*", "eu-west-1", "EU-WEST-1"]))
        case 5:
            let name = one(of: ["IpAddress", "NotIpAddress"])
            return block(
                name + suffix,
                "aws:SourceIp",
                pick(["10.0.0.0/24", "10.0.0.0/8", "203.0.113.5", "2001:db8::/32"])
            )
        case 6:
            let name = one(of: ["StringEquals", "StringNotEquals", "StringLike"])
            return block(
                name + suffix,
                one(of: ["aws:SourceVpc", "aws:SourceVpce"]),
                pick(["vpc-a", "vpce-a", "vpc*"])
            )
        case 7:
            let name = one(of: [
                "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase",
            ])
            let key = one(of: ["aws:RequestTag/t", "s3:prefix"])
            return block(name + suffix, key, pick(["a", "a*", "*a*", "?", "A", "*", ""]))
        case 8:
            let inner = one(of: ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"])
            return block(
                "\(one(of: ["ForAllValues", "ForAnyValue"])):\(inner)",
                "aws:TagKeys",
                pick(["a", "b", "a*", "?"])
            )
        case 9:
            let name = one(of: [
                "Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals",
            ])
            let key = one(of: ["aws:MultiFactorAuthAge", "s3:max-keys"])
            return block("Numeric" + name + suffix, key, pick(["5", "300", "10", "0"]))
        case 10:
            let name = one(of: ["LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"])
            return block(
                "Date" + name + suffix,
                one(of: ["aws:CurrentTime", "aws:TokenIssueTime"]),
                ["2025-01-01T00:00:00Z"]
            )
        case 11:
            let keys = [
                "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:AssumedRoot",
                "aws:SourceVpc", "aws:SourceIp", "aws:RequestTag/t", "aws:TagKeys", "aws:username",
            ]
            return block("Null", one(of: keys), [one(of: ["true", "false"])])
        case 12:
            return block(
                "Bool" + suffix,
                one(of: ["aws:ViaAWSService", "aws:SecureTransport"]),
                [one(of: ["true", "false"])]
            )
        default:
            let inner = one(of: ["StringEquals", "StringNotEquals"])
            return happens(50)
                ? block(
                    "\(one(of: ["ForAllValues", "ForAnyValue"])):\(inner)",
                    "aws:CalledVia",
                    ["athena.amazonaws.com"]
                )
                : block(inner + suffix, "aws:ResourceAccount", ["${aws:PrincipalAccount}"])
        }
    }

    private mutating func pick(_ pool: [String]) -> [String] {
        (0..<one(of: [1, 1, 2])).map { _ in one(of: pool) }
    }

    private func block(_ name: String, _ key: String, _ values: [String]) -> String {
        "\"\(name)\":{\"\(key)\":[\(values.map { "\"\($0)\"" }.joined(separator: ","))]}"
    }
}
