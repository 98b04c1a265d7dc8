extension Organization {
    /// The organization with one more service control policy. Where its policies are unknown, they stay so.
    public func attaching(_ policy: Policy) -> Organization {
        guard case .known(let set)? = policies[.serviceControl] else { return self }
        var changed = self
        changed.policies[.serviceControl] = .known(PolicySet(set.policies + [policy]))
        return changed
    }
}
