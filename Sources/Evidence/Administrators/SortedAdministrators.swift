internal import Organization

/// Candidates, each where it belongs.
struct SortedAdministrators {
    var ways: [AdministratorWay] = []
    var withoutMFA: [AdministratorWay] = []
    var denied: [AdministratorWay] = []
    private var doubtful: [AdministratorWay] = []
    private var gap: Gap?

    /// More are not shown.
    private static let mostWays = 2

    init(_ gap: Gap?) {
        self.gap = gap
    }

    /// Whether another one of a kind would be shown.
    func hasRoom(for kind: AdministratorWay.Kind) -> Bool {
        ways.count < Self.mostWays && !ways.contains { $0.kind == kind }
    }

    mutating func doubt(_ way: AdministratorWay?, _ gap: Gap) {
        if let way { doubtful.append(way) }
        self.gap = self.gap ?? gap
    }

    var administrators: AdministratorWays {
        let otherwise = gap.map { AdministratorWays.Answer.unknown($0) } ?? .none
        return AdministratorWays(
            answer: ways.isEmpty ? otherwise : .known(ways),
            withoutMFA: withoutMFA,
            denied: denied,
            doubtful: doubtful
        )
    }
}
