internal import PolicyLanguage

/// What dimensions of a request can be whatever is asked of them: values that people know, taken apart once for all.
///
/// Most that a search asks is met by one of these, and which of them meet an atom fits into one number.
enum UsualValues {
    static let actions = ActionCatalogue.common.map { Assignment.action(Text($0.name)) }
    static let resources = [Assignment.resource(ResourceTheory.none)]

    /// From an address; or through a VPC endpoint; or, where a service asks, from neither.
    static func network(isDirect: Bool) -> [Assignment] { isDirect ? fromOutside : fromOutside + [.keys([])] }

    private static let fromOutside: [Assignment] =
        AddressCandidates.documentation.map { .keys([single(NetworkKeys.address, $0)]) }
        + [
            .keys([
                single(NetworkKeys.endpoint[0], TextCandidates.usual(NetworkKeys.endpoint[0])[0]),
                single(NetworkKeys.endpoint[1], TextCandidates.usual(NetworkKeys.endpoint[1])[0]),
                single(NetworkKeys.endpoint[2], AddressCandidates.documentation[0]),
            ])
        ]

    static func moment(isTemporary: Bool) -> [Assignment] {
        [.keys(isTemporary ? MomentTheory.usualTemporary : MomentTheory.usual)]
    }

    /// A key of its own: absent where it may be, else with one of its values.
    static func key(_ theory: KeyTheory, _ presence: KeyPresence, in partition: String?) -> [Assignment] {
        let search = ValueSearch(kind: theory.kind, key: theory.key, constants: theory.constants)
        let values = search.usual(in: partition).map { text in
            let entry = Request.Entry(values: [text], isMultivalued: theory.isList)
            return Assignment.keys([Assignment.Held(key: theory.key, entry: entry)])
        }
        return presence == .present ? values : [.keys([])] + values
    }

    private static func single(_ key: String, _ text: Text) -> Assignment.Held {
        Assignment.Held(key: key, entry: Request.Entry(values: [text], isMultivalued: false))
    }
}

/// Which usual values of its dimension make an atom hold, and which make it fail, as far as that was asked.
struct UsualTruths: Sendable {
    private var asked: UInt32 = 0
    private var holding: UInt32 = 0
    private var failing: UInt32 = 0

    /// How many values can be told apart.
    static let limit = UInt32.bitWidth

    /// Whether an atom comes out as wanted for the value at a place, which `holds` tells where it was not asked before.
    mutating func isMet(at place: Int, wanted: Bool, _ holds: () -> Truth) -> Bool {
        let bit: UInt32 = 1 << UInt32(place)
        if asked & bit == 0 {
            asked |= bit
            switch holds() {
            case .yes: holding |= bit
            case .no: failing |= bit
            case .unknown: break
            }
        }
        return (wanted ? holding : failing) & bit != 0
    }
}
