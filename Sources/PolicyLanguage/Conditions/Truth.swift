/// Whether something holds; unknown where AWS does not say what it makes of it.
package enum Truth: Hashable, Sendable {
    case yes
    case no
    case unknown

    package init(_ value: Bool) {
        self = value ? .yes : .no
    }

    package static func && (left: Truth, right: Truth) -> Truth {
        switch (left, right) {
        case (.no, _), (_, .no): .no
        case (.yes, .yes): .yes
        default: .unknown
        }
    }

    package static func || (left: Truth, right: Truth) -> Truth {
        switch (left, right) {
        case (.yes, _), (_, .yes): .yes
        case (.no, .no): .no
        default: .unknown
        }
    }

    package static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}

extension Sequence {
    /// Whether all hold: one no decides.
    package func all(_ holds: (Element) -> Truth) -> Truth {
        var outcome = Truth.yes
        for element in self {
            switch holds(element) {
            case .no: return .no
            case .unknown: outcome = .unknown
            case .yes: break
            }
        }
        return outcome
    }

    /// Whether any holds: one yes decides.
    package func any(_ holds: (Element) -> Truth) -> Truth {
        !all { !holds($0) }
    }
}
