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

    /// What is found in a policy, in the order of its text.
    ///
    /// - Parameters:
    ///   - document: the policy.
    ///   - text: its text, of which the length is checked; nil where it is not known.
    public func findings(in document: PolicyDocument, text: String? = nil) -> [LintFinding] {
        var run = LintRun(document, kind: kind, text: text)
        for rule in LintRule.all where rule.kinds.contains(kind) { run.apply(rule) }
        return run.finished()
    }

    /// What is found in a policy's text; where it is no policy, every place that is wrong.
    ///
    /// - Parameter text: the JSON text.
    public func findings(inText text: String) -> [LintFinding] {
        do throws(PolicyError) {
            return findings(in: try PolicyDocument(parsing: text), text: text)
        } catch {
            return error.diagnostics.map(LintFinding.init).sorted()
        }
    }
}
