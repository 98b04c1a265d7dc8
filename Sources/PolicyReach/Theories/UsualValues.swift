internal import PolicyLanguage

/// What dimensions of a request can be whatever is asked of them: values that people know, taken apart once for all.
///
/// Most that a search asks is met by one of these, and which of them meet an atom fits into one number.
enum UsualValues {
    static let actions = ActionCatalogue.common.map { Assignment.action(Text($0.name)) }
    static let resources = [Assignment.resource(ResourceTheory.none)]

    /// From an address; or through a VPC endpoint; or, where a service asks, from neither.
    static func network(isDirect: Bool) -> [Assignment] { isDirect ? fromOutside : fromOutside + [.keys([:])] }

    private static let fromOutside: [Assignment] =
        AddressCandidates.documentation.map { .keys([NetworkKeys.address: single($0)]) }
        + [
            .keys([
                NetworkKeys.endpoint[0]: single(TextCandidates.usual(NetworkKeys.endpoint[0])[0]),
                NetworkKeys.endpoint[1]: single(TextCandidates.usual(NetworkKeys.endpoint[1])[0]),
                NetworkKeys.endpoint[2]: single(AddressCandidates.documentation[0]),
            ])
        ]

    static func moment(isTemporary: Bool) -> [Assignment] {
        [.keys(isTemporary ? MomentTheory.usualTemporary : MomentTheory.usual)]
    }

    /// A key of its own: absent where it may be, else with one of its values.
    static func key(_ theory: KeyTheory, _ presence: KeyPresence) -> [Assignment] {
        let values = ValueSearch(kind: theory.kind, key: theory.key, constants: theory.constants).usual.map { text in
            Assignment.keys([theory.key: Request.Entry(values: [text], isMultivalued: theory.isList)])
        }
        return presence == .present ? values : [.keys([:])] + values
    }

    private static func single(_ text: Text) -> Request.Entry { Request.Entry(values: [text], isMultivalued: false) }
}

/// Which usual values of its dimension make an atom hold, and which make it fail.
struct UsualTruths: Sendable {
    private var holding: UInt32 = 0
    private var failing: UInt32 = 0

    init(_ atom: Atom, _ values: [Assignment], in constants: Request) {
        for (place, value) in values.prefix(UInt32.bitWidth).enumerated() {
            switch atom.holds(for: value, in: constants) {
            case .yes: holding |= 1 << UInt32(place)
            case .no: failing |= 1 << UInt32(place)
            case .unknown: break
            }
        }
    }

    /// Those that make it come out as wanted.
    func places(wanted: Bool) -> UInt32 { wanted ? holding : failing }
}
