internal import PolicyLanguage
internal import Posture
internal import PolicyReach

/// The chain of policies over an account as a tree, from the organization's root down, with what each statement does to
/// the requests that a guard is about.
struct ChainView {
    let tried: TriedGuard
    let property: GuardProperty
    /// Names of nodes, by id.
    let name: (String) -> String?
    let style: Style

    func lines() -> [String] {
        let levels = tried.placed.serviceControl
        let contributions = tried.contributions
        var lines: [String] = []
        for (depth, level) in levels.enumerated() {
            let node = level.node ?? ""
            let branch = depth == 0 ? "" : String(repeating: "   ", count: depth - 1) + "└─ "
            let label = name(node).map { "\($0) (\(node))" } ?? node
            lines.append("    " + branch + style.bold(label))
            let indent = "    " + String(repeating: "   ", count: depth) + (depth + 1 < levels.count ? "│  " : "   ")
            if level.policies.isEmpty { lines.append(indent + "no policy, which denies everything") }
            for (index, policy) in level.policies.enumerated() {
                let own = contributions[depth].filter { $0.policy == index }
                let title = policy.name ?? policy.id
                guard case .document = policy.content else {
                    lines.append(indent + "\(title): cannot be read")
                    continue
                }
                lines += own.map { indent + sentence($0, title, depth) }
            }
        }
        return lines
    }

    private func sentence(_ contribution: Contribution, _ title: String, _ level: Int) -> String {
        let decides = tried.by.contains {
            $0.source == .serviceControl && $0.level == level && $0.policyIndex == contribution.policy
                && $0.statement == contribution.statement
        }
        let text = "\(title), statement \(contribution.statement + 1): \(words(contribution.kind))"
        return decides ? style.bold(text + "  ◀ decides") : style.faint(text)
    }

    private func words(_ kind: Contribution.Kind) -> String {
        switch kind {
        case .deniesAll: "denies all of it"
        case .deniesSome(let what): "denies \(what)"
        case .allowsAll: "allows everything"
        case .allowsSome(let what): "allows \(what)"
        case .silent: "is not about it"
        case .unclear(let why): "cannot be told: \(why)"
        }
    }
}
