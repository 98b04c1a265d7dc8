internal import Trail

/// Numbers of classes in the file. They never change their meaning; a new class takes a new number.
extension ActivityClass {
    var code: Int64 {
        switch self {
        case .notRoot: 0
        case .consoleSignIn: 1
        case .signInFailed: 2
        case .passwordRecovery: 3
        case .passwordChange: 4
        case .emailChange: 5
        case .accessKeyCreated: 6
        case .accessKeyChanged: 7
        case .mfaEnabled: 8
        case .mfaDisabled: 9
        case .federation: 10
        case .apiCall: 11
        case .assumeRoot: 12
        case .assumedRootCall: 13
        case .serviceEvent: 14
        case .guardWeakened: 15
        }
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

    init(code: Int64) {
        self = Self.byCode[code] ?? .notRoot
    }
}
