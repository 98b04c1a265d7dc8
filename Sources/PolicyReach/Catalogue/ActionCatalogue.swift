internal import CActions
internal import PolicyLanguage
internal import Synchronization

/// The actions that AWS's services have, as far as they were known on a day.
///
/// It serves to name real actions; no proof rests on it, since proofs hold for every action that AWS may add.
struct ActionCatalogue: Sendable {
    /// An action, and how it compares.
    struct Action: Sendable {
        let name: String
        let lowerCased: [UInt16]

        init(_ name: String) {
            self.name = name
            lowerCased = Array(name.lowercased().utf16)
        }
    }

    /// The day, as `2026-11-20`.
    let date: String
    /// The services' prefixes.
    let services: [String]
    private let names: [String: Substring]

    /// Reads a text with a service and the names of its actions on each line, behind a head of lines that begin with #.
    init(_ text: String) {
        var date = ""
        var services: [String] = []
        var names: [String: Substring] = [:]
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "#") {
                let line = Substring(line)
                if line.hasPrefix("# date: ") { date = String(line.dropFirst(8)) }
                continue
            }
            let end = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
            let service = String(Substring(line[..<end]))
            services.append(service)
            names[service] = Substring(line[end...]).drop { $0 == " " }
        }
        self.date = date
        self.services = services
        self.names = names
    }

    /// Whether a service, given in lower case, is one of them.
    func has(service: String) -> Bool { names[service] != nil }

    /// The actions of a service, which is given in lower case.
    func actions(of service: String) -> [Action] {
        Self.read.withLock { read in
            if let known = read[service] { return known }
            let actions = (names[service] ?? "").utf8.split(separator: UInt8(ascii: " "))
                .map { Action("\(service):\(Substring($0))") }
            read[service] = actions
            return actions
        }
    }

    /// Whether an action is known, in any case.
    func contains(_ action: String) -> Bool { spelled(action) != nil }

    /// An action as AWS spells it; nil where it is not known.
    func spelled(_ action: String) -> String? {
        let lowerCased = action.lowercased()
        let units = Array(lowerCased.utf16)
        return actions(of: String(lowerCased.prefix { $0 != ":" })).first { $0.lowerCased == units }?.name
    }

    private static let read = Mutex<[String: [Action]]>([:])

    /// The one that comes with the program.
    static let standard = ActionCatalogue(
        String(decoding: UnsafeBufferPointer(start: cactions_text(), count: cactions_length()), as: UTF8.self)
    )

    /// Whether an action is one of those that are named first, as AWS writes it.
    static func isCommon(_ action: Text) -> Bool { common.contains { $0.name == action.string } }

    /// A few that people know, to be named first.
    static let common = [
        "iam:CreateAccessKey", "ec2:RunInstances", "s3:GetObject", "s3:ListAllMyBuckets", "sts:GetFederationToken",
        "account:CloseAccount", "organizations:LeaveOrganization", "iam:CreateUser", "iam:EnableMFADevice",
        "kms:Decrypt", "lambda:InvokeFunction", "rds:DescribeDBInstances", "cloudtrail:StopLogging",
        "support:CreateCase", "dynamodb:GetItem", "logs:DescribeLogGroups", "sqs:ReceiveMessage", "sns:Publish",
    ].map(Action.init)
}
