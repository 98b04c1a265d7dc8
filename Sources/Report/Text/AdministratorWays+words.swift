internal import Evidence
internal import Organization
internal import Posture

extension AdministratorWays {
    /// Who beside root can administer the account, a sentence each.
    var sentences: [String] {
        let answer =
            switch self.answer {
            case .known(let ways): ways.map(\.sentence)
            case .none where denied.isEmpty: ["Nobody that its users, groups, roles and policies show."]
            case .none: ["Nobody: policies do not let those who could."]
            case .unknown(let gap): ["That is not known: \(gap.words)."]
            }
        return answer
            + doubtful.map {
                "If policies let it give rights: " + $0.sentence.prefix(1).lowercased() + $0.sentence.dropFirst()
            }
            + uniqueDenied.map {
                "\($0.noun) \($0.name) has every permission, and policies deny it every action by which rights are given."
            }
            + withoutMFA.map { "User \($0.name) has every permission and signs in without a second factor." }
    }
}

extension AdministratorWays {
    /// Each role once, whomever it lets in.
    fileprivate var uniqueDenied: [AdministratorWay] {
        var seen: Set<String> = []
        return denied.filter { seen.insert($0.noun + $0.name).inserted }
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
