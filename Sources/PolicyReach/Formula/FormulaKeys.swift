internal import PolicyLanguage

/// The condition keys that a formula speaks of, and the dimensions of its requests.
struct FormulaKeys: Sendable {
    /// All keys, those that every request has first.
    private(set) var all: [FormulaKey] = []
    /// The dimensions that requests have, those that every request has first.
    private(set) var dimensions: [Dimension] = [.action, .resource, .network, .moment]
    /// By dimension, the place of its key; nil for those that are no key of their own.
    private(set) var keyOfDimension: [Int?] = [nil, nil, nil, nil]
    /// By atom, the place of its dimension.
    private(set) var dimensionOf: [Int] = []
    /// By atom, the place of the key that it is about; nil where it is about none.
    private(set) var keyOf: [Int?] = []
    /// By atom, the places of the keys that its variables stand for.
    private(set) var variables: [[Int]] = []
    private var places: [String: Int] = [:]

    /// The place of the dimension of actions.
    static let action = 0
    /// The place of the dimension of resources.
    static let resource = 1
    private static let network = 2
    private static let moment = 3

    init(_ formula: Formula) {
        self = Self.ofEveryRequest
        add(formula.atoms[...])
    }

    /// Takes in atoms that were added to the formula.
    mutating func add(_ atoms: ArraySlice<Atom>) {
        dimensionOf.reserveCapacity(dimensionOf.count + atoms.count)
        keyOf.reserveCapacity(keyOf.count + atoms.count)
        variables.reserveCapacity(variables.count + atoms.count)
        for atom in atoms { add(atom) }
    }

    private init() {}

    /// What every request has, whether or not a policy asks for it.
    private static let ofEveryRequest: FormulaKeys = {
        var keys = FormulaKeys()
        keys.places.reserveCapacity(16)
        for name in [
            "aws:securetransport", "aws:useragent", "aws:requestedregion", "aws:multifactorauthage", "aws:calledvia",
        ] {
            keys.addDimension(of: keys.place(orNew: name))
        }
        return keys
    }()

    /// How many of the dimensions every request has.
    static let alwaysCount = ofEveryRequest.dimensions.count

    private mutating func add(_ atom: Atom) {
        switch atom {
        case .action, .doubt:
            dimensionOf.append(Self.action)
            keyOf.append(nil)
        case .resource:
            dimensionOf.append(Self.resource)
            keyOf.append(nil)
        case .condition(let condition):
            let place = place(orNew: condition.lowerCasedKey)
            all[place].note(condition)
            dimensionOf.append(all[place].dimension ?? addDimension(of: place))
            keyOf.append(place)
        }
        variables.append(atom.variables.map { place(orNew: $0) })
    }

    private mutating func place(orNew name: String) -> Int {
        if let place = places[name] { return place }
        places[name] = all.count
        all.append(FormulaKey(name))
        return all.count - 1
    }

    @discardableResult
    private mutating func addDimension(of key: Int) -> Int {
        let dimension = Dimension(ofKey: all[key].name)
        let place: Int
        switch dimension {
        case .action: place = Self.action
        case .resource: place = Self.resource
        case .network: place = Self.network
        case .moment: place = Self.moment
        case .key:
            place = dimensions.count
            dimensions.append(dimension)
            keyOfDimension.append(key)
        }
        all[key].dimension = place
        return place
    }

    /// The place of a key, given in lower case; nil where the formula does not speak of it.
    func place(of name: String) -> Int? { places[name] }

    /// A key, given in lower case, and how the formula uses it.
    func key(_ name: String) -> FormulaKey { places[name].map { all[$0] } ?? FormulaKey(name) }
}

extension Atom {
    /// The keys, in lower case, that its variables stand for.
    fileprivate var variables: [String] {
        switch self {
        case .action, .doubt: return []
        case .resource(let patterns, _):
            return patterns.contains(where: \.isTemplate) ? patterns.flatMap(\.variables) : []
        case .condition(let condition): return condition.variables
        }
    }
}

extension Template {
    /// The keys of its variables. A list without a default is left out: such a variable stands for nothing, in any request.
    fileprivate var keys: [String] {
        pieces.compactMap { piece in
            guard case .variable(let key, let fallback) = piece else { return nil }
            return fallback == nil && ConditionKey.isMultivalued(key) ? nil : key
        }
    }
}

extension ARNPattern {
    fileprivate var isTemplate: Bool {
        if case .template = self { true } else { false }
    }

    fileprivate var variables: [String] {
        if case .template(let template) = self { template.keys } else { [] }
    }
}

extension Condition {
    fileprivate var variables: [String] {
        switch self.operator.comparison {
        case .number, .date, .boolean, .binary, .address, .null: []
        case .string, .arn: operands.contains(where: \.hasVariables) ? operands.flatMap(\.variables) : []
        }
    }
}

extension Condition.Operand {
    fileprivate var hasVariables: Bool {
        switch self {
        case .text(let template), .lowerCased(let template): template.pattern == nil
        case .arn(let pattern): pattern.isTemplate
        case .number, .date, .boolean, .bytes, .network, .nothing: false
        }
    }

    fileprivate var variables: [String] {
        switch self {
        case .text(let template), .lowerCased(let template): template.keys
        case .arn(let pattern): pattern.variables
        case .number, .date, .boolean, .bytes, .network, .nothing: []
        }
    }
}
