/// One operator over one key: it holds where a value of the request matches one of its operands.
public struct Condition: Hashable, Sendable {
    /// How the key is compared.
    public let `operator`: ConditionOperator
    /// The key as it is written.
    public let key: String
    /// The operands as they are written.
    public let values: [String]

    /// The key in lower case, as keys compare.
    package let lowerCasedKey: String
    package let operands: [Operand]

    /// An operand, compiled for its operator.
    package enum Operand: Hashable {
        case text(Template)
        case lowerCased(Template)
        case number(DecimalNumber)
        case date(Int64)
        case boolean(Bool)
        case bytes(String)
        case network(IPNetwork)
        case arn(ARNPattern)
        /// What its operator cannot compare with anything.
        case nothing
    }

    package init(_ operator: ConditionOperator, key: String, values: [String], variables: Bool) {
        self.operator = `operator`
        self.key = key
        self.values = values
        lowerCasedKey = key.lowercased()
        operands = values.map { Self.operand(`operator`.comparison, $0, variables) }
    }

    /// Key and first value tell most conditions apart, and are soon hashed.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(lowerCasedKey)
        hasher.combine(values.count)
        hasher.combine(values.first)
    }

    private static func operand(
        _ comparison: ConditionOperator.Comparison,
        _ text: String,
        _ variables: Bool
    ) -> Operand {
        switch comparison {
        case .string(.exact): .text(Template(text, wildcards: false, variables: variables))
        case .string(.like): .text(Template(text, wildcards: true, variables: variables))
        case .string(.ignoringCase): .lowerCased(Template(text, wildcards: false, variables: variables))
        case .number: DecimalNumber(text).map { .number($0) } ?? .nothing
        case .date: PolicyDate.milliseconds(text).map { .date($0) } ?? .nothing
        case .boolean, .null: .boolean(text.lowercased() == "true")
        case .binary: .bytes(text)
        case .address: IPNetwork(text).map { .network($0) } ?? .nothing
        case .arn: .arn(ARNPattern(text, variables: variables))
        }
    }

    /// Whether the condition holds where keys hold this.
    package func holds(in entries: Request.Entries) -> Truth {
        holds(for: entries[lowerCasedKey], in: entries)
    }

    /// Whether the condition holds where its key holds `entry`; the others are asked only for variables.
    package func holds(for entry: Request.Entry?, in entries: Request.Entries) -> Truth {
        if self.operator.comparison == .null { return Truth(operands.contains(.boolean(entry == nil))) }
        switch self.operator.quantifier {
        case .none:
            guard let entry else { return Truth(self.operator.isNegated || self.operator.ifExists) }
            guard !entry.isMultivalued, let value = entry.values.first else { return .no }
            return holds(of: value, in: entries)
        case .forAllValues:
            return (entry?.values ?? []).all { holds(of: $0, in: entries) }
        case .forAnyValue:
            return (entry?.values ?? []).any { holds(of: $0, in: entries) }
        }
    }

    /// Whether one value of the key meets the operator, whatever its quantifier says of the others.
    package func holds(of value: Text, in entries: Request.Entries) -> Truth {
        // What is no address or no ARN matches nothing, and its negation neither.
        if self.operator.comparison == .address, value.address == nil { return .no }
        if self.operator.comparison == .arn, value.arnSegments == nil { return .no }
        let matches = matches(value, in: entries)
        return self.operator.isNegated ? !matches : matches
    }

    /// Whether a moment, in milliseconds since 1970, meets the operator as a text that names it does; nil where the
    /// operator is none for moments.
    package func holds(of moment: Int64) -> Bool? {
        guard case .date(let relation) = self.operator.comparison else { return nil }
        let matches = operands.contains { operand in
            if case .date(let date) = operand { relation.holds(moment, date) } else { false }
        }
        return matches != self.operator.isNegated
    }

    /// Whether an address meets the operator as a text that names it does; nil where the operator is none for addresses.
    package func holds(of address: IPAddress) -> Bool? {
        guard self.operator.comparison == .address else { return nil }
        let matches = operands.contains { operand in
            if case .network(let network) = operand { network.contains(address) } else { false }
        }
        return matches != self.operator.isNegated
    }

    /// Operands are tried in their order; one that AWS cannot read leaves open what follows it.
    private func matches(_ value: Text, in entries: Request.Entries) -> Truth {
        for operand in operands {
            switch Self.matches(operand, value, self.operator.comparison, entries) {
            case .yes: return .yes
            case .unknown: return .unknown
            case .no: break
            }
        }
        return .no
    }

    private static func matches(
        _ operand: Operand,
        _ value: Text,
        _ comparison: ConditionOperator.Comparison,
        _ entries: Request.Entries
    ) -> Truth {
        switch operand {
        case .text(let template):
            return Truth(template.pattern(in: entries)?.matches(value.units[...]) ?? false)
        case .lowerCased(let template):
            guard let pieces = template.fixed(in: entries) else { return .no }
            return Truth(lowerCased(pieces) == value.lowerCased)
        case .number(let number):
            guard case .number(let relation) = comparison, let other = value.number else { return .no }
            return Truth(relation.holds(other, number))
        case .date(let date):
            guard case .date(let relation) = comparison, let other = value.date else { return .no }
            return Truth(relation.holds(other, date))
        case .boolean(let wanted):
            return Truth(value.string.lowercased() == (wanted ? "true" : "false"))
        case .bytes(let text):
            return Truth(text == value.string)
        case .network(let network):
            return Truth(value.address.map { network.contains($0) } ?? false)
        case .arn(let pattern):
            guard let pattern = pattern.resolved(in: entries) else { return .no }
            return pattern == .malformed ? .unknown : Truth(pattern.matches(value))
        case .nothing:
            return .no
        }
    }

    static func lowerCased(_ pieces: [Pattern.Piece]) -> [UInt16] {
        let units = pieces.flatMap { piece -> [UInt16] in
            if case .literal(let units) = piece { units } else { [] }
        }
        if units.allSatisfy({ $0 < 0x80 }) { return units.map(Text.lowerCased) }
        return Array(String(decoding: units, as: UTF16.self).lowerCasedForComparison.utf16)
    }
}
