/// A statement that denies something to root users.
struct GuardStatement: Hashable, Sendable {
    /// A condition: operator, key and values.
    struct Condition: Hashable, Sendable {
        let name: String
        let key: String
        let values: [String]

        init(_ name: String, _ key: String, _ values: [String]) {
            self.name = name
            self.key = key
            self.values = values
        }
    }

    let actions: [String]
    /// Whether all actions but these are meant.
    let isNegated: Bool
    let conditions: [Condition]

    /// A statement about these actions.
    init(about actions: [String], where conditions: [Condition]) {
        self.actions = actions
        isNegated = false
        self.conditions = conditions
    }

    /// A statement about all actions but some.
    init(aboutAllBut exceptions: [String], where conditions: [Condition]) {
        actions = exceptions.isEmpty ? ["*"] : exceptions
        isNegated = !exceptions.isEmpty
        self.conditions = conditions
    }

    var text: PolicyText {
        .object([
            PolicyText.Member("Effect", .string("Deny")),
            PolicyText.Member(isNegated ? "NotAction" : "Action", PolicyText(actions)),
            PolicyText.Member("Resource", .string("*")),
            PolicyText.Member("Condition", conditionBlock),
        ])
    }

    /// Keys of one operator stand together.
    private var conditionBlock: PolicyText {
        var operators: [String] = []
        for condition in conditions where !operators.contains(condition.name) { operators.append(condition.name) }
        return .object(
            operators.map { name in
                let keys = conditions.filter { $0.name == name }.map {
                    PolicyText.Member($0.key, PolicyText($0.values))
                }
                return PolicyText.Member(name, .object(keys))
            }
        )
    }
}
