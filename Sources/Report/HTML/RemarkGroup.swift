internal import Evidence

/// Remarks of one kind.
struct RemarkGroup {
    let kind: String
    let sentences: CutList<String>

    /// The remarks by kind, in the order in which the kinds first occur.
    static func all(of remarks: [Remark]) -> [RemarkGroup] {
        var kinds: [Remark.Kind] = []
        var byKind: [Remark.Kind: [Remark]] = [:]
        for remark in remarks {
            if byKind[remark.kind] == nil { kinds.append(remark.kind) }
            byKind[remark.kind, default: []].append(remark)
        }
        return kinds.map { kind in
            RemarkGroup(
                kind: kind.rawValue.split(separator: "-").joined(separator: " "),
                sentences: CutList(byKind[kind] ?? [], \.sentence)
            )
        }
    }
}
