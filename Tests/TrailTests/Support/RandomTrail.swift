import TestSupport

/// Trails made by chance: events that concern root users and others, look-alikes within records and between them, odd white
/// space, members in any order, letters written as escapes, answers of lookup-events. Each seed gives the same trail.
struct RandomTrail {
    private var chance: SeededGenerator
    /// The ids of those that concern root users.
    private(set) var concerning: Set<String> = []
    private var count = 0

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    /// A file: one or several documents, each a gzip member of its own where it is compressed.
    mutating func file() -> (name: String, bytes: [UInt8]) {
        count += 1
        let isGzip = Bool.random(using: &chance)
        let documents = documents().map { Array($0.utf8) }
        let bytes = isGzip ? documents.flatMap(Gzip.member) : documents.flatMap(\.self)
        return ("\(count).json" + (isGzip ? ".gz" : ""), bytes)
    }

    /// How the records lie is told by the first document. One that does not begin with its list is read as a whole, and stands
    /// alone here.
    private mutating func documents() -> [String] {
        if Int.random(in: 0..<6, using: &chance) == 0 { return [document(isPlain: false)] }
        let others = (0..<Int.random(in: 0...2, using: &chance)).map { _ in
            document(isPlain: Bool.random(using: &chance))
        }
        return [document(isPlain: true)] + others
    }

    private mutating func document(isPlain: Bool) -> String {
        let isLookup = Int.random(in: 0..<4, using: &chance) == 0
        let elements = (0..<Int.random(in: 0...12, using: &chance)).map { _ in element(isLookup) }
        let list = "[" + space() + elements.joined(separator: space() + "," + space()) + space() + "]"
        var names = isLookup ? "\"Events\"" : "\"Records\""
        if !isPlain, Bool.random(using: &chance) { names = isLookup ? "\"\\u0045vents\"" : "\"\\u0052ecords\"" }
        var members = [names + space() + ":" + space() + list]
        if !isPlain, Bool.random(using: &chance) { members.insert("\"before\":" + space() + other(), at: 0) }
        if Int.random(in: 0..<3, using: &chance) == 0 { members.append("\"behind\":" + space() + other()) }
        return "{" + space() + members.joined(separator: space() + "," + space()) + space() + "}" + space()
    }

    /// A record, or now and then something else that stands among records.
    private mutating func element(_ isLookup: Bool) -> String {
        if Int.random(in: 0..<8, using: &chance) == 0 { return other() }
        if !isLookup { return record() }
        return object([("EventId", string("x")), ("CloudTrailEvent", string(record()))])
    }

    /// A value that is no record, and may look as if it spoke of a root user.
    private mutating func other() -> String {
        switch Int.random(in: 0..<6, using: &chance) {
        case 0: "17"
        case 1: string(lookAlike())
        case 2: object([("type", string("Root"))])
        case 3: object([("a", object([("type", string(lookAlike()))])), ("b", string(lookAlike()))])
        case 4: "[" + string(lookAlike()) + ",{}," + string("Root") + "]"
        default: string("\"Root")
        }
    }

    private enum Identity: CaseIterable {
        case root, federatedByRoot, federated, user, role, service

        var type: String {
            switch self {
            case .root: "Root"
            case .federatedByRoot, .federated: "FederatedUser"
            case .user: "IAMUser"
            case .role: "AssumedRole"
            case .service: "AWSService"
            }
        }
    }

    private static let calls = [
        ("ec2.amazonaws.com", "DescribeInstances"), ("ec2.amazonaws.com", "DeleteVolume"),
        ("sts.amazonaws.com", "AssumeRole"), ("iam.amazonaws.com", "DeletePolicy"),
        ("s3.amazonaws.com", "DeleteBucketPolicy"), ("ec2.amazonaws.com", "StopLogging"),
    ]

    /// Calls that concern root users whoever makes them, by docs/activity.md.
    private static let guardCalls = [
        ("sts.amazonaws.com", "AssumeRoot"), ("account.amazonaws.com", "AcceptPrimaryEmailUpdate"),
        ("organizations.amazonaws.com", "DetachPolicy"), ("organizations.amazonaws.com", "UpdatePolicy"),
        ("organizations.amazonaws.com", "MoveAccount"), ("organizations.amazonaws.com", "LeaveOrganization"),
        ("iam.amazonaws.com", "DisableOrganizationsRootSessions"), ("cloudtrail.amazonaws.com", "StopLogging"),
        ("cloudtrail.amazonaws.com", "PutEventSelectors"), ("cloudtrail.amazonaws.com", "UpdateTrail"),
    ]

    private mutating func record() -> String {
        count += 1
        let id = "id-\(count)"
        let identity = Identity.allCases.randomElement(using: &chance) ?? .root
        let isGuardCall = Int.random(in: 0..<6, using: &chance) == 0
        let call = (isGuardCall ? Self.guardCalls : Self.calls).randomElement(using: &chance) ?? ("", "")
        if isGuardCall || identity == .root || identity == .federatedByRoot { concerning.insert(id) }
        var members: [(String, String)] = [
            ("type", string(identity.type)), ("accountId", string("111122223333")),
            ("arn", string("arn:aws:iam::111122223333:" + (identity == .root ? "root" : "user/rooted-bob"))),
        ]
        if identity == .federatedByRoot {
            members.append(("sessionContext", object([("sessionIssuer", object([("type", string("Root"))]))])))
        } else if Bool.random(using: &chance) {
            members.append(("sessionContext", object([("sessionIssuer", "{}")])))
        }
        return object([
            ("eventVersion", string("1.08")), ("userIdentity", object(members)), ("eventID", string(id)),
            ("eventTime", string("2026-03-01T09:00:00Z")), ("eventSource", string(call.0)),
            ("eventName", string(call.1)),
            ("userAgent", string(lookAlike())), ("requestParameters", parameters()),
            ("recipientAccountId", string("111122223333")),
        ])
    }

    private mutating func parameters() -> String {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: "null"
        case 1: object([("policy", string("{\"Principal\":\"\(lookAlike())\"}")), ("list", "[1,[2,{}],\"}\"]")])
        case 2: object([("name", string(lookAlike())), ("deep", object([("type", string("Root"))]))])
        default: object([("bucketName", string(lookAlike()))])
        }
    }

    private static let lookAlikes = [
        "Root", "\"Root\"", "\\\"Root\\\"", "type\":\"Root", "rooted-bob", "}]}", "{[{", "\\", "\\\\", "\"",
        "arn:aws:iam::1:root",
        "DetachPolicy", "StopLogging", "é漢\u{1F600}", "AssumeRoot", "\u{1}", "",
    ]

    private mutating func lookAlike() -> String {
        (0..<Int.random(in: 0...3, using: &chance)).map { _ in Self.lookAlikes.randomElement(using: &chance) ?? "" }
            .joined()
    }

    private mutating func object(_ members: [(String, String)]) -> String {
        let shuffled = members.shuffled(using: &chance)
        return "{" + space()
            + shuffled.map { string($0.0, mayEscape: false) + space() + ":" + space() + $0.1 }
            .joined(separator: space() + "," + space()) + space() + "}"
    }

    /// A string; now and then letters of it are written as escapes, which hides what stands there.
    private mutating func string(_ text: String, mayEscape: Bool = true) -> String {
        let escapes = mayEscape && Int.random(in: 0..<8, using: &chance) == 0
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": written += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || (escapes && scalar.value < 0x80 && Bool.random(using: &chance)):
                let digits = String(scalar.value, radix: 16, uppercase: Bool.random(using: &chance))
                written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: written += String(scalar)
            }
        }
        return written + "\""
    }

    private mutating func space() -> String {
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: " "
        case 1: "\n  "
        case 2: "\t\r\n"
        default: ""
        }
    }
}
