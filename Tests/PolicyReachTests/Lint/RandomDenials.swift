import PolicyLanguage
import TestSupport

/// Statements that deny, and requests of anybody, written by chance with few values, so that they often meet.
struct RandomDenials {
    var chance: SeededGenerator

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &chance)]
    }

    private mutating func list(_ pool: [String]) -> String {
        let values = (0..<one(of: [1, 1, 2])).map { _ in "\"\(one(of: pool))\"" }
        return "[\(values.joined(separator: ", "))]"
    }

    /// A policy of four statements.
    mutating func policy() -> String {
        let statements = (0..<4).map { _ in statement() }
        return #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ",\n"))]}"#
    }

    private mutating func statement() -> String {
        let element = one(of: ["Action", "Action", "Action", "NotAction"])
        let actions = list(["*", "iam:*", "s3:*", "s3:Get*", "s3:GetObject", "*:*User"])
        let resource = one(of: [
            #""Resource": "*""#, #""Resource": "*""#, #""Resource": "arn:aws:s3:::a*""#,
            #""NotResource": "arn:aws:s3:::a""#,
        ])
        var block: [String] = []
        for (name, key, pool) in operators.shuffled(using: &chance).prefix(one(of: [0, 1, 1, 2, 2])) {
            block.append("\"\(name)\": {\"\(key)\": \(list(pool))}")
        }
        let conditions = block.isEmpty ? "" : ", \"Condition\": {\(block.joined(separator: ", "))}"
        return "{\"Effect\": \"Deny\", \"\(element)\": \(actions), \(resource)\(conditions)}"
    }

    private let operators: [(String, String, [String])] = [
        ("ArnLike", "aws:PrincipalArn", ["arn:*:iam::*:root", "arn:aws:iam::*:role/*", "*"]),
        ("StringNotLike", "aws:PrincipalArn", ["*:root", "arn:aws:iam::1*:*", "*role/a"]),
        ("StringLike", "aws:PrincipalArn", ["arn:aws:*:root", "*:user/*", "*role*"]),
        ("Bool", "aws:MultiFactorAuthPresent", ["true", "false"]),
        ("BoolIfExists", "aws:MultiFactorAuthPresent", ["true", "false"]),
        ("Null", "aws:MultiFactorAuthPresent", ["true", "false"]),
        ("StringEquals", "aws:RequestedRegion", ["us-east-1", "eu-west-1"]),
        ("StringNotLikeIfExists", "aws:RequestedRegion", ["us-*", "eu-*", "us-east-1"]),
        ("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "10.0.0.0/24", "2001:db8::/32"]),
        ("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8", "10.0.0.0/24", "0.0.0.0/0"]),
        ("StringLike", "aws:SourceVpce", ["vpce-*", "vpce-1"]),
        ("StringNotEqualsIfExists", "aws:SourceVpce", ["vpce-1", "vpce-2"]),
        ("ForAnyValue:StringLike", "aws:TagKeys", ["a*", "b", "*"]),
        ("ForAllValues:StringEquals", "aws:TagKeys", ["a", "ab", "b"]),
        ("NumericLessThan", "s3:max-keys", ["5", "10"]),
        ("NumericGreaterThanEquals", "s3:max-keys", ["5", "10"]),
        ("Null", "s3:prefix", ["true", "false"]), ("StringEquals", "s3:prefix", ["a", ""]),
        ("StringNotEquals", "s3:prefix", ["a", "b"]),
    ]

    /// A request of anybody.
    mutating func request() -> Request {
        let account = "111122223333"
        let (principal, type) = one(of: [
            ("arn:aws:iam::\(account):root", "Account"), ("arn:aws-us-gov:iam::\(account):root", "Account"),
            ("arn:aws:iam::\(account):role/a", "AssumedRole"), ("arn:aws:iam::999988887777:user/b", "User"),
        ])
        var context: [String: Request.ContextValue] = [
            "aws:PrincipalArn": .single(principal), "aws:PrincipalType": .single(type),
            "aws:RequestedRegion": .single(one(of: ["us-east-1", "us-west-2", "eu-west-1"])),
        ]
        context["aws:MultiFactorAuthPresent"] = one(of: [nil, .single("true"), .single("false")])
        switch one(of: [0, 1, 2]) {
        case 0: context["aws:SourceIp"] = .single(one(of: ["10.0.0.1", "10.1.0.1", "192.0.2.1", "2001:db8::1"]))
        case 1: context["aws:SourceVpce"] = .single(one(of: ["vpce-1", "vpce-2", "other"]))
        default: break
        }
        context["aws:TagKeys"] = one(of: [nil, .list(["a"]), .list(["a", "b"]), .list(["ab", "c"])])
        context["s3:max-keys"] = one(of: [nil, .single("4"), .single("5"), .single("10"), .single("x")])
        context["s3:prefix"] = one(of: [nil, .single(""), .single("a"), .single("b")])
        return Request(
            principal: principal,
            action: one(of: ["iam:CreateUser", "s3:GetObject", "s3:PutObject", "ec2:RunInstances"]),
            resource: one(of: ["*", "arn:aws:s3:::a", "arn:aws:s3:::ab"]),
            context: context
        )
    }
}
