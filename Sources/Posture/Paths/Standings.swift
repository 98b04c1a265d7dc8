/// How the paths of one account stand: two bits each, of which a fleet has many.
public struct Standings: Hashable, Sendable {
    private var bits: UInt16 = 0

    init(_ paths: [AttackPath]) {
        for path in AttackPath.Kind.allCases { self[path] = .notApplicable }
        for path in paths { self[path.kind] = path.standing }
    }

    /// How one path stands.
    public subscript(_ kind: AttackPath.Kind) -> Standing {
        get {
            switch bits >> (2 * kind.place) & 3 {
            case 0: .open
            case 1: .closed
            case 2: .unknown
            default: .notApplicable
            }
        }
        set {
            let value: UInt16 =
                switch newValue {
                case .open: 0
                case .closed: 1
                case .unknown: 2
                case .notApplicable: 3
                }
            bits = bits & ~(3 << (2 * kind.place)) | value << (2 * kind.place)
        }
    }

    /// The paths that stand so, the worst first.
    public func kinds(_ standing: Standing) -> [AttackPath.Kind] {
        AttackPath.Kind.allCases.filter { self[$0] == standing }
    }

    /// Whether a path is open, or may be.
    public var areUrgent: Bool {
        AttackPath.Kind.allCases.contains { self[$0] == .open || self[$0] == .unknown }
    }

    /// The paths that stand so as a number that is the larger the worse they are.
    func weight(_ standing: Standing) -> Int {
        AttackPath.Kind.allCases.reduce(0) { $0 * 2 + (self[$1] == standing ? 1 : 0) }
    }
}
