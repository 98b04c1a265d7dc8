internal import PolicyLanguage
internal import PolicyReach

/// Policies from files, taken to hang at one place.
struct PolicyFiles {
    let stack: PolicyStack
    /// Whether AWS's `FullAWSAccess` was put beside them.
    let hasFullAccessAdded: Bool

    /// Reads them. Where none of them allows anything, AWS's own `FullAWSAccess` is taken to hang beside them: guards
    /// are written to be attached that way.
    init(_ paths: [String]) throws(InputError) {
        var policies: [PolicyStack.Attached] = []
        for path in paths { policies.append(try Self.policy(path)) }
        let allows = policies.contains { policy in
            guard case .document(let document) = policy.content else { return false }
            return document.statements.contains { $0.effect == .allow }
        }
        if !allows { policies.insert(.fullAccess, at: 0) }
        hasFullAccessAdded = !allows
        stack = PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
    }

    private static func policy(_ path: String) throws(InputError) -> PolicyStack.Attached {
        PolicyStack.Attached(id: path, .document(try document(path)))
    }

    /// The policy in a file, or on standard input for `-`.
    static func document(_ path: String) throws(InputError) -> PolicyDocument {
        let text = try InputFile.text(path)
        do throws(PolicyError) { return try PolicyDocument(parsing: text) } catch {
            throw InputError(
                description: error.diagnostics.map { "\(path):\($0)" }.joined(separator: "; ")
            )
        }
    }
}

extension PolicyStack.Attached {
    /// The policy that AWS attaches to every node of a tree.
    static let fullAccess = PolicyStack.Attached(
        id: "p-FullAWSAccess",
        name: "FullAWSAccess",
        .document(.allowingEverything)
    )
}
