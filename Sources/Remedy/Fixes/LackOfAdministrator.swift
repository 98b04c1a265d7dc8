internal import Evidence
internal import Posture

/// Nobody else than an account's root user is known to be able to administer it.
public enum LackOfAdministrator: Hashable, Sendable {
    /// Nobody is.
    case certain(String)
    /// Nobody knows; the text says why.
    case unknown(String)

    /// Nil where somebody is known to be.
    init?(_ administrators: AdministratorWays) {
        switch administrators.answer {
        case .known: return nil
        case .unknown(let gap): self = .unknown(gap.words)
        case .none:
            let denied = Set(administrators.denied.map(\.name)).sorted().joined(separator: ", ")
            self = .certain(
                denied.isEmpty
                    ? "all its users and roles were looked at, and none is"
                    : "service control policies deny every action by which rights are given to those who could otherwise (\(denied)): "
                        + "have them excepted"
            )
        }
    }

    /// What comes before anything that stops the use of root.
    var first: String {
        switch self {
        case .certain(let why): "First make somebody else an administrator of the account: \(why). "
        case .unknown(let why):
            "First find out whether somebody else can administer the account, which is not known: \(why). "
        }
    }
}
