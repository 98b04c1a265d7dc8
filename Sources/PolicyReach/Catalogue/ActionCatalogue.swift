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

        /// An action of this name, which is ASCII.
        init(_ name: [UInt8]) {
            self.name = String(decoding: name, as: UTF8.self)
            lowerCased = name.map { UInt16((0x41...0x5A).contains($0) ? $0 + 0x20 : $0) }
        }
    }

    /// The day, as `2026-11-20`.
    let date: String
    /// The services' prefixes.
    let services: [String]
    private let names: [String: ArraySlice<UInt8>]

    /// Reads a text with a service and the names of its actions on each line, behind a head of lines that begin with #.
    init(_ text: [UInt8]) {
        var date = ""
        var services: [String] = []
        var names: [String: ArraySlice<UInt8>] = [:]
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "#") {
                if line.starts(with: "# date: ".utf8) { date = String(decoding: line.dropFirst(8), as: UTF8.self) }
                continue
            }
            let end = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
            let service = String(decoding: line[..<end], as: UTF8.self)
            services.append(service)
            names[service] = line[end...]
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
            let prefix = Array("\(service):".utf8)
            let actions = (names[service] ?? []).split(separator: UInt8(ascii: " ")).map { Action(prefix + $0) }
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
        Array(UnsafeBufferPointer(start: cactions_text(), count: cactions_length()))
    )

    /// Whether an action is one of those that are named first, as AWS writes it.
    static func isCommon(_ action: Text) -> Bool { common.contains { $0.name == action.string } }

    /// A few that people know, to be named first.
    static let common = [
        "iam:CreateAccessKey", "ec2:RunInstances", "s3:GetObject", "s3:ListAllMyBuckets", "sts:GetFederationToken",
        "account:CloseAccount", "organizations:LeaveOrganization", "iam:CreateUser", "iam:EnableMFADevice",
        "kms:Decrypt", "lambda:InvokeFunction", "rds:DescribeDBInstances", "cloudtrail:StopLogging",
        "support:CreateCase", "dynamodb:GetItem", "logs:DescribeLogGroups", "sqs:ReceiveMessage", "sns:Publish",
    ].map { Action(Array($0.utf8)) }
}
