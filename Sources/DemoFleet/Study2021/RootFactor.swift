/// A root user's second factor, as far as the study could tell one from another.
enum RootFactor {
    case none
    case virtual
    /// A device that isn't virtual: nothing of 2021 lists it, so it can only be inferred.
    case device

    var trait: AccountTrait {
        switch self {
        case .none: .noMFA
        case .virtual: .virtualMFA()
        case .device: .securityKey
        }
    }
}
