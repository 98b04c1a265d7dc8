import PolicyLanguage
import TestSupport

/// Policies and requests made up by chance, of few texts, so that many of them match each other.
struct RandomQuestion {
    private var random: SeededGenerator

    /// The same seed makes the same questions.
    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    mutating func list<Value>(_ sizes: ClosedRange<Int>, _ make: (inout Self) -> Value) -> [Value] {
        (0..<Int.random(in: sizes, using: &random)).map { _ in make(&self) }
    }
}

/// Policies.
extension RandomQuestion {
    /// The policies in force, and their texts for whoever reads the failure.
    mutating func policies() throws -> (policies: PoliciesInForce, text: String) {
        let serviceControl = chance(60) ? list(0...3) { $0.level() } : nil
        let resourceControl = chance(40) ? list(0...2) { $0.level() } : nil
        let identity = chance(60) ? level() : nil
        let resource = chance(60) ? document() : nil
        let policies = PoliciesInForce(
            serviceControl: try serviceControl?.map { try $0.map { try PolicyDocument(parsing: $0) } },
            resourceControl: try resourceControl?.map { try $0.map { try PolicyDocument(parsing: $0) } },
            identity: try identity?.map { try PolicyDocument(parsing: $0) },
            resource: try resource.map { try PolicyDocument(parsing: $0) }
        )
        return (policies, "\(serviceControl as Any) \(resourceControl as Any) \(identity as Any) \(resource as Any)")
    }

    private mutating func level() -> [String] {
        let full = #"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#
        return (chance(80) ? [full] : []) + list(0...2) { $0.document() }
    }

    private mutating func document() -> String {
        let version = chance(85) ? #""Version": "2012-10-17", "# : ""
        let statements = list(1...3) { $0.statement() }.joined(separator: ", ")
        return "{\(version)\"Statement\": [\(statements)]}"
    }

    private mutating func statement() -> String {
        var members = [#""Effect": "\#(chance(55) ? "Deny" : "Allow")""#]
        members.append(#""\#(chance(75) ? "" : "Not")Action": \#(quoted(list(1...3) { $0.pick(Self.actions) }))"#)
        if chance(90) {
            members.append(
                #""\#(chance(75) ? "" : "Not")Resource": \#(quoted(list(1...2) { $0.arn(inPolicy: true) }))"#
            )
        }
        if chance(25) { members.append(principal()) }
        let conditions = Dictionary(list(0...3) { $0.condition() }) { first, _ in first }
        let blocks = conditions.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }
        if !blocks.isEmpty { members.append("\"Condition\": {\(blocks.joined(separator: ", "))}") }
        return "{\(members.joined(separator: ", "))}"
    }

    private static let actions = [
        "*", "s3:*", "s3:Get*", "S3:GetObject", "s?:getobject", "*:Get*", "ec2:*", "ec2:RunInstances", "iam:CreateUser",
        "kms:Retire*", "*Object", "s3:GetObjectAcl", "**", "s3:", "???:*s",
    ]

    private mutating func principal() -> String {
        if chance(20) { return #""NotPrincipal": {"AWS": "arn:aws:iam::111122223333:root"}"# }
        if chance(30) { return #""Principal": "*""# }
        let principals = list(1...2) { question in
            question.pick([
                "*", "111122223333", "arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root",
                "arn:aws:iam::111122223333:user/bob", "arn:aws:iam::111122223333:role/build",
                "arn:aws:iam::111122223333:role/ci/build",
            ])
        }
        return #""Principal": {"AWS": \#(quoted(principals))}"#
    }

    /// An operator, and what it says of a key.
    private mutating func condition() -> (String, String) {
        let kind = pick(Kind.all)
        let key = chance(90) ? kind.key : pick(Kind.all).key
        let quantifier = pick(["", "", "", "ForAllValues:", "ForAnyValue:"])
        let name = pick(kind.operators)
        let ifExists = name != "Null" && chance(30) ? "IfExists" : ""
        let values = list(0...3) { $0.value(of: kind, inPolicy: true) }
        return (quantifier + name + ifExists, #"{"\#(key)": \#(quoted(values))}"#)
    }

    private func quoted(_ texts: [String]) -> String {
        let quoted = texts.map { #""\#($0)""# }
        return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ", "))]"
    }
}

/// Requests.
extension RandomQuestion {
    mutating func request() -> Request {
        var context: [String: Request.ContextValue] = [:]
        for kind in Kind.all where chance(70) {
            let value = value(of: kind, inPolicy: false)
            let isList = chance(kind.key == "aws:TagKeys" ? 80 : 10)
            context[kind.key] = isList ? .list(list(0...3) { $0.value(of: kind, inPolicy: false) }) : .single(value)
        }
        for variable in Self.variables where chance(70) {
            context[variable] = chance(90) ? .single(pick(Self.variableValues)) : .list(["a", "b"])
        }
        return Request(
            principal: pick([
                "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:root",
                "arn:aws:iam::111122223333:user/bob", "arn:aws:sts::111122223333:assumed-role/build/session",
                "arn:aws:sts::444455556666:assumed-role/build/session", "cloudtrail.amazonaws.com",
            ]),
            action: pick([
                "s3:GetObject", "S3:getobject", "ec2:RunInstances", "iam:CreateUser", "kms:RetireGrant", "s3",
            ]),
            resource: chance(20) ? "*" : arn(inPolicy: false),
            context: context
        )
    }
}
