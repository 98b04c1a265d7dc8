/// What keys hold and what policies compare it with.
extension RandomQuestion {
    /// What a key holds, and the operators for that.
    struct Kind {
        let key: String
        let operators: [String]
        let values: [String]

        static let all = [
            Kind(
                key: "x:text",
                operators: [
                    "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase", "Null",
                ],
                values: []
            ),
            Kind(
                key: "aws:TagKeys",
                operators: ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "Null", "Bool"],
                values: []
            ),
            Kind(
                key: "s3:TlsVersion",
                operators: [
                    "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
                    "NumericGreaterThan", "NumericGreaterThanEquals",
                ],
                values: ["1", "1.0", "1e0", "-1", "0", "-0", "1.2", "12", "one", ""]
            ),
            Kind(
                key: "aws:CurrentTime",
                operators: [
                    "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
                    "DateGreaterThanEquals",
                ],
                values: ["2026", "2026-01-01T00:00:00Z", "1767225600", "2026-03-01", "2025", "0", "soon"]
            ),
            Kind(
                key: "aws:MultiFactorAuthPresent",
                operators: ["Bool", "Null"],
                values: ["true", "false", "TRUE", "False", "yes", "1", ""]
            ),
            Kind(
                key: "x:bytes",
                operators: ["BinaryEquals"],
                values: ["YQ==", "YWI=", "", "caf\u{E9}", "cafe\u{301}"]
            ),
            Kind(
                key: "aws:SourceIp",
                operators: ["IpAddress", "NotIpAddress"],
                values: [
                    "192.0.2.1", "192.0.2.0/24", "192.0.2.1/24", "::ffff:192.0.2.1", "2001:db8::1", "2001:db8::/32",
                    "2001:db8::1/32", "0.0.0.0/0", "::/0", "somewhere", "",
                ]
            ),
            Kind(
                key: "aws:PrincipalArn",
                operators: ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
                values: ["arn"]
            ),
        ]
    }

    static let variables = ["x:y", "aws:PrincipalTag/team", "x:arn"]
    static let variableValues = ["", "a", "ab", "b", "red", "*", "s3", "a:b", "arn:aws:s3:::b", "\u{3A3}"]

    mutating func value(of kind: Kind, inPolicy: Bool) -> String {
        if chance(5) { return text(inPolicy: inPolicy) }
        if kind.values.isEmpty { return text(inPolicy: inPolicy) }
        return kind.values == ["arn"] ? arn(inPolicy: inPolicy) : pick(kind.values)
    }

    private mutating func text(inPolicy: Bool) -> String {
        let parts = chance(60) ? ["a", "a", "b"] : Self.letters
        let special = chance(60) ? ["*", "*", "?", "${x:y}"] : Self.special
        return list(0...5) { $0.pick(inPolicy && $0.chance(50) ? special : parts) }.joined()
    }

    private static let letters = [
        "a", "b", "A", "red", "RED", "\u{3A3}", "\u{3C3}", "\u{3C2}", "\u{1F600}", ":", "", "*", "?", "$", "${",
    ]
    private static let special = [
        "*", "?", "${x:y}", "${aws:PrincipalTag/team}", "${x:y, 'a'}", "${*}", "${x:absent}",
    ]

    mutating func arn(inPolicy: Bool) -> String {
        if inPolicy, chance(25) { return "*" }
        if chance(10) { return text(inPolicy: inPolicy) }
        if inPolicy, chance(5) {
            return pick(["**", "${x:arn}", "arn:${x:y}", "${x:y}:aws:s3:::b", "arn:*:root", "arn:aws"])
        }
        let variable = inPolicy ? ["*", "?*", "${x:y}", "${aws:PrincipalTag/team}", "${x:y, 's3'}"] : []
        return [
            chance(95) ? "arn" : "ARN",
            pick(["aws", "aws", "aws", "aws-cn"] + variable),
            pick(["s3", "s3", "s3", "ec2"] + variable),
            pick(["", "", "eu-west-1"] + variable),
            pick(["", "", "111122223333"] + variable),
            pick(["b", "red", "red/a", "b:a", "bucket/key", "", "a-logs/a-logs/x"] + variable)
                + (inPolicy && chance(30) ? pick(["*", "/*", "*-logs/*", "?", "*a*"]) : ""),
        ].joined(separator: ":")
    }
}
