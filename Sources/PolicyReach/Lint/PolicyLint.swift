public import PolicyLanguage

/// Finds mistakes in policies: what AWS would refuse, and what it takes but does not do what its writer means.
///
/// Rules look at one policy at a time. Where a rule says that something is denied, left open, or never applies, it has
/// been decided over all requests and not by a look at the text.
public struct PolicyLint: Sendable {
    /// What a policy is attached as.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A service control policy.
        case scp
        /// A resource control policy.
        case rcp
        /// A policy of a user, group or role.
        case identity
        /// A policy of a resource, such as a bucket's or a role's trust policy.
        case resource
    }

    /// What the policies are attached as.
    public let kind: Kind

    /// A check of policies of one kind.
    public init(kind: Kind = .scp) {
        self.kind = kind
    }

    /// Finds mistakes in a policy.
    ///
    /// - Parameters:
    ///   - document: the policy.
    ///   - text: its text, of which the length is checked; nil where it is not known.
    /// - Returns: what was found, in the order of the text.
    public func findings(in document: PolicyDocument, text: String? = nil) -> [LintFinding] {
        var run = LintRun(document, kind: kind, text: text)
        for rule in LintRule.all where rule.kinds.contains(kind) {
            if !run.isHuge || LintRule.ID.forHugePolicies.contains(rule.id) { run.apply(rule) }
        }
        return run.finished()
    }

    /// Finds mistakes in a policy's text.
    ///
    /// - Parameter text: the JSON text.
    /// - Returns: what was found, in the order of the text; where it is no policy, every place that is wrong.
    public func findings(inText text: String) -> [LintFinding] {
        do throws(PolicyError) {
            return findings(in: try PolicyDocument(parsing: text), text: text)
        } catch {
            return error.diagnostics.map(LintFinding.init).sorted()
        }
    }
}
