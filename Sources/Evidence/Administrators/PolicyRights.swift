/// What identity policies say of the one question whether they let somebody do everything.
///
/// Source: <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html>
struct PolicyRights {
    /// A statement allows every action on everything, without a condition.
    private(set) var allowAll = false
    /// A statement denies something.
    private(set) var denySomething = false
    /// A policy cannot be read.
    private(set) var areUnclear = false

    /// What no policy says.
    static let nothing = PolicyRights()
    /// What `AdministratorAccess` of AWS says.
    static let all = PolicyRights(allowAll: true)
    /// What a policy says that is not there to be read.
    static let unclear = PolicyRights(areUnclear: true)

    /// Whether an ARN is that of AWS's own policy for administrators, in any partition.
    static func isAdministratorAccess(_ arn: String) -> Bool {
        arn.hasPrefix("arn:") && arn.hasSuffix(":iam::aws:policy/AdministratorAccess")
    }

    mutating func add(_ other: PolicyRights) {
        allowAll = allowAll || other.allowAll
        denySomething = denySomething || other.denySomething
        areUnclear = areUnclear || other.areUnclear
    }
}

extension PolicyRights {
    /// What a policy's document says, as the AWS CLI prints it; unclear where there is none.
    init(_ document: JSONValue?) {
        guard let statement = document?["Statement"] else {
            self = .unclear
            return
        }
        for statement in statement.oneOrMany {
            switch statement["Effect"]?.string {
            case "Deny": denySomething = true
            case "Allow": allowAll = allowAll || Self.isAboutEverything(statement)
            default: areUnclear = true
            }
        }
    }

    private static func isAboutEverything(_ statement: JSONValue) -> Bool {
        guard let action = statement["Action"], let resource = statement["Resource"] else { return false }
        return !statement.isConditional && resource.texts.contains("*")
            && action.texts.contains { $0 == "*" || $0 == "*:*" }
    }
}

extension JSONValue {
    /// The elements of a list, or a single value that stands for a list of one, as policies may have it.
    var oneOrMany: [JSONValue] {
        isArray ? map(\.self) : [self]
    }

    /// The texts of a list, or a single text.
    var texts: [String] {
        oneOrMany.compactMap(\.string)
    }

    /// Whether a statement has conditions.
    var isConditional: Bool {
        self["Condition"].map { !$0.memberNames.isEmpty || !$0.isObject } ?? false
    }
}
