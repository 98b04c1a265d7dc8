/// One request as AWS decides it: who wants to do what to what, and what is known around it.
public struct Request: Sendable {
    /// What a condition key holds.
    public enum ContextValue: Hashable, Sendable {
        /// One value.
        case single(String)
        /// A list of them, perhaps with one or none in it.
        case list([String])
    }

    /// The ARN of who makes the request.
    public let principal: String
    /// Such as `s3:GetObject`.
    public let action: String
    /// An ARN, or `*` where the action takes no resource.
    public let resource: String
    /// The condition keys; a key that is not there is absent.
    public let context: [String: ContextValue]

    let actionText: Text
    let resourceText: Text
    /// Whether there is a resource.
    let hasResource: Bool
    /// Whether the principal is the root user of an account.
    package let isByRootUser: Bool
    /// The principal taken apart; nil where it is no ARN.
    let caller: Caller?
    /// Whether resource control policies bind the action.
    let isUnderResourceControl: Bool
    let tables: RequestTables
    private let entries: [String: Entry]

    package struct Entry: Sendable {
        package let values: [Text]
        package let isMultivalued: Bool

        package init(values: [Text], isMultivalued: Bool) {
            self.values = values
            self.isMultivalued = isMultivalued
        }
    }

    /// A request with this context. Names of keys compare without case.
    public init(principal: String, action: String, resource: String, context: [String: ContextValue] = [:]) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        actionText = Text(action)
        resourceText = Text(resource)
        hasResource = resource != "*"
        caller = Caller(principal)
        isUnderResourceControl = ResourceControlledServices.include(action)
        let parts = principal.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        isByRootUser = parts.count == 6 && parts[2] == "iam" && parts[5] == "root"
        var entries: [String: Entry] = [:]
        for (name, value) in context {
            let key = name.lowercased()
            switch value {
            case .single(let text):
                entries[key] = Entry(values: [Text(text)], isMultivalued: ConditionKey.isMultivalued(key))
            case .list(let texts):
                let isMultivalued =
                    ConditionKey.isMultivalued(key) || texts.count > 1 || !ConditionKey.isSingleValued(key)
                entries[key] = texts.isEmpty ? nil : Entry(values: texts.map { Text($0) }, isMultivalued: isMultivalued)
            }
        }
        self.entries = entries
        tables = RequestTables(action: actionText, resource: resourceText, entries: entries)
    }

    /// Whether policies of a kind have a say in the request.
    func isSubject(to source: PolicySource) -> Bool {
        source != .resourceControl || isUnderResourceControl
    }

    /// What a key holds; nil where it is absent or an empty list. The key is given in lower case.
    package func entry(_ key: String) -> Entry? {
        entries[key]
    }

    /// What a variable stands for; nil where it has no single value.
    func unitsForVariable(_ key: String, fallback: [UInt16]?) -> [UInt16]? {
        guard let entry = entries[key] else { return fallback }
        return entry.isMultivalued ? nil : entry.values.first?.units
    }
}
