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
    /// Whether the tables are filled. They pay where a request is put to many policies or more than once.
    let isLaidOut: Bool
    package let entries: Entries

    /// What condition keys hold, by their names in lower case; a key that is not there is absent.
    package typealias Entries = [String: Entry]

    package struct Entry: Sendable {
        package let values: [Text]
        package let isMultivalued: Bool

        package init(values: [Text], isMultivalued: Bool) {
            self.values = values
            self.isMultivalued = isMultivalued
        }

        /// The value, or the list of values.
        package var value: ContextValue {
            let texts = values.map(\.string)
            return isMultivalued ? .list(texts) : .single(texts[0])
        }

        /// What a key, given in lower case, holds; nil for an empty list.
        package init?(_ value: ContextValue, of key: String) {
            switch value {
            case .single(let text):
                self.init(values: [Text(text)], isMultivalued: ConditionKey.isMultivalued(key))
            case .list(let texts):
                if texts.isEmpty { return nil }
                self.init(
                    values: texts.map { Text($0) },
                    isMultivalued: texts.count > 1 || !ConditionKey.isSingleValued(key)
                )
            }
        }
    }

    /// A request with this context. Names of keys compare without case.
    public init(principal: String, action: String, resource: String, context: [String: ContextValue] = [:]) {
        self.init(principal: principal, action: action, resource: resource, context: context, isLaidOut: true)
    }

    /// The same; one that is not laid out costs less to make and more to decide.
    package init(
        principal: String,
        action: String,
        resource: String,
        context: [String: ContextValue],
        isLaidOut: Bool
    ) {
        var entries: Entries = Dictionary(minimumCapacity: context.count)
        for (name, value) in context {
            let key = name.lowercased()
            entries[key] = Entry(value, of: key)
        }
        self.init(principal, Text(action), Text(resource), context, entries, isLaidOut)
    }

    /// A request whose texts are taken apart already, and whose keys `name` writes as AWS does.
    package init(
        principal: String,
        action: Text,
        resource: Text,
        entries: Entries,
        isLaidOut: Bool,
        name: (String) -> String
    ) {
        var context: [String: ContextValue] = Dictionary(minimumCapacity: entries.count)
        for (key, entry) in entries { context[name(key)] = entry.value }
        self.init(principal, action, resource, context, entries, isLaidOut)
    }

    private init(
        _ principal: String,
        _ action: Text,
        _ resource: Text,
        _ context: [String: ContextValue],
        _ entries: Entries,
        _ isLaidOut: Bool
    ) {
        self.principal = principal
        self.action = action.string
        self.resource = resource.string
        self.context = context
        self.entries = entries
        self.isLaidOut = isLaidOut
        actionText = action
        resourceText = resource
        hasResource = resource.string != "*"
        caller = Caller(principal)
        isUnderResourceControl = ResourceControlledServices.include(action.string)
        isByRootUser = caller?.isRootUser ?? false
        tables =
            isLaidOut ? RequestTables(action: actionText, resource: resourceText, entries: entries) : RequestTables()
    }

    /// Whether policies of a kind have a say in the request.
    func isSubject(to source: PolicySource) -> Bool {
        source != .resourceControl || isUnderResourceControl
    }

    /// What a key holds; nil where it is absent or an empty list. The key is given in lower case.
    package func entry(_ key: String) -> Entry? {
        entries[key]
    }
}

extension Request.Entries {
    /// What a variable stands for; nil where it has no single value.
    func unitsForVariable(_ key: String, fallback: [UInt16]?) -> [UInt16]? {
        guard let entry = self[key] else { return fallback }
        return entry.isMultivalued ? nil : entry.values.first?.units
    }
}
