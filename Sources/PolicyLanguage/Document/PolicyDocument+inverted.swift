extension PolicyDocument {
    /// A policy that allows what a statement of this one denies, and nothing else: so that whether anything is denied is a
    /// question of what is allowed.
    package func allowingWhatIsDenied(_ isMeant: (Int) -> Bool = { _ in true }) -> PolicyDocument {
        let denials = statements.enumerated().filter { $0.element.effect == .deny && isMeant($0.offset) }
        return PolicyDocument(
            version: version,
            statements: denials.map(\.element.allowing),
            position: position,
            versionPosition: versionPosition
        )
    }
}

extension Statement {
    /// The same with the effect of allowing.
    fileprivate var allowing: Statement {
        Statement(
            sid: sid,
            effect: .allow,
            conditions: conditions,
            position: position,
            actions: actions,
            resources: resources,
            principals: principals,
            places: places
        )
    }
}
