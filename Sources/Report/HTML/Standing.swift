internal import Posture

/// How an account stands in the four controls of root that every reader asks for first: what colours the picture, and
/// what orders the list of accounts.
struct Standing {
    /// What most needs attention of what is said of the account.
    let worst: Status
    private let fails: Int
    private let unknowns: Int

    /// The controls that count.
    static let controls: [ControlID] = [.rootUnused, .rootAccessKey, .rootMFA, .rootHardwareMFA]

    /// Where they stand among all.
    private static let positions = controls.compactMap { id in Control.all.firstIndex { $0.id == id } }

    /// The standing of an account whose statuses, in the order of all controls, are these.
    init(_ statuses: [Status]) {
        let own = Self.positions.map { statuses[statuses.startIndex + $0] }
        worst = Status.byAttention.first(where: own.contains) ?? .notApplicable
        fails = own.count { $0 == .fail }
        unknowns = own.count { $0 == .unknown }
    }

    /// The accounts with most failures first, then those with most unknowns; equal ones as they were.
    static func order(of standings: [Standing]) -> [Int] {
        standings.indices.sorted { left, right in
            let (a, b) = (standings[left], standings[right])
            return (b.fails, b.unknowns, left) < (a.fails, a.unknowns, right)
        }
    }
}

extension Status {
    /// What most needs attention first.
    static let byAttention: [Status] = [.fail, .unknown, .mitigated, .pass, .notApplicable]

    /// What the word means, in a line.
    var meaning: String {
        switch self {
        case .fail: "The control does not hold, and nothing makes up for it."
        case .unknown: "The evidence does not tell. What is missing is named, and the call that would settle it."
        case .mitigated: "The account itself fails, but a policy of its organization is proved to make up for it."
        case .pass: "The control holds."
        case .notApplicable: "The control asks for something that this account cannot have."
        }
    }
}
