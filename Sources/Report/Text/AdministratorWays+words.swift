internal import Evidence
internal import Organization
internal import Posture

extension AdministratorWays {
    /// Who beside root can administer the account, a sentence each.
    var sentences: [String] {
        let answer =
            switch self.answer {
            case .known(let ways): ways.map(\.sentence)
            case .none: ["Nobody that its users, groups, roles and policies show."]
            case .unknown(let gap): ["That is not known: \(gap.words)."]
            }
        return answer
            + doubtful.map {
                "If policies let it give rights: " + $0.sentence.prefix(1).lowercased() + $0.sentence.dropFirst()
            }
            + denied.map {
                "\($0.noun) \($0.name) has every permission, and policies deny it to give rights to anybody."
            }
            + withoutMFA.map { "User \($0.name) has every permission and signs in without a second factor." }
    }
}

extension AdministratorWay {
    fileprivate var sentence: String {
        switch kind {
        case .account(let other): "Whoever may assume role \(name) in account \(other) of its organization."
        case .identityCenter: "Whoever was assigned role \(name) in Identity Center."
        case .saml: "Whoever its SAML provider lets into role \(name)."
        case .openIDConnect: "Whoever, or whatever, its OpenID Connect provider lets into role \(name)."
        case .user: "User \(name), who signs in with a second factor."
        }
    }

    /// What it is, to begin a sentence with.
    fileprivate var noun: String { kind == .user ? "User" : "Role" }

    /// The kind in a word, for programs.
    var word: String {
        switch kind {
        case .account: "account"
        case .identityCenter: "identity-center"
        case .saml: "saml"
        case .openIDConnect: "openid-connect"
        case .user: "user"
        }
    }
}
