import TestSupport

/// Trails made by chance: events of root users and of others, look-alikes, odd white space, members in any order, letters
/// written as escapes. Each seed gives the same trail.
struct RandomTrail {
    private var chance: SeededGenerator
    private(set) var rootEvents: Set<String> = []
    private var count = 0

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    /// A file: one or several documents, each a gzip member of its own where it is compressed.
    mutating func file() -> (name: String, bytes: [UInt8]) {
        count += 1
        let isGzip = Bool.random(using: &chance)
        let documents = (0..<Int.random(in: 1...3, using: &chance)).map { _ in Array(document().utf8) }
        let bytes = isGzip ? documents.flatMap(Gzip.member) : documents.flatMap(\.self)
        return ("\(count).json" + (isGzip ? ".gz" : ""), bytes)
    }

    private mutating func document() -> String {
        let records = (0..<Int.random(in: 0...12, using: &chance)).map { _ in record() }
        return "{" + space() + "\"Records\"" + space() + ":" + space() + "["
            + records.joined(separator: space() + "," + space()) + space() + "]" + space() + "}" + space()
    }

    private mutating func record() -> String {
        count += 1
        let id = "id-\(count)"
        let isRoot = Int.random(in: 0..<5, using: &chance) == 0
        if isRoot { rootEvents.insert(id) }
        var identity: [(String, String)] = [
            (
                "type",
                string(isRoot ? "Root" : ["IAMUser", "AssumedRole", "AWSService"].randomElement(using: &chance) ?? "")
            ),
            ("accountId", string("111122223333")),
            ("arn", string("arn:aws:iam::111122223333:" + (isRoot ? "root" : "user/rooted-bob"))),
        ]
        if Bool.random(using: &chance) { identity.append(("sessionContext", object([("sessionIssuer", "{}")]))) }
        return object([
            ("eventVersion", string("1.08")), ("userIdentity", object(identity)), ("eventID", string(id)),
            ("eventTime", string("2026-03-01T09:00:00Z")), ("eventSource", string("ec2.amazonaws.com")),
            (
                "eventName",
                string(["DescribeInstances", "AssumeRole", "DeleteVolume"].randomElement(using: &chance) ?? "")
            ),
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
