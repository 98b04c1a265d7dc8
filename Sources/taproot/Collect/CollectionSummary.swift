internal import Collector

/// What a collection came to: what there is now, what could not be read, and which permission would change that.
struct CollectionSummary {
    let progress: CollectionProgress
    let folder: String

    init(_ progress: CollectionProgress, folder: String) {
        self.progress = progress
        self.folder = folder
    }

    var text: String { "\(headline)\n\(remarks)Next: taproot audit \(folder)\n" }

    /// What was left out, and why.
    var remarks: String {
        var lines: [String] = []
        if progress.closed > 0 { lines.append("\(Self.accounts(progress.closed)) let nobody in.") }
        if progress.suspended > 0 { lines.append("\(Self.accounts(progress.suspended)) not asked: not active.") }
        for account in progress.unknown.sorted() {
            lines.append("Account \(account) was not asked: these credentials lead to no such account.")
        }
        for account in progress.notInUse.sorted() {
            lines.append("Account \(account) was not asked: it is not active.")
        }
        for (region, places) in progress.regionsOff.sorted(by: { $0.key < $1.key }) {
            let count = Self.accounts(places.count)
            lines.append(
                "Region \(region) was not looked at in \(count): it is not switched on there\(Self.words(places))."
            )
        }
        lines += section("Refused for want of a permission:", progress.refusals.filter { !$0.key.permissions.isEmpty })
        {
            "\($0.operation): \($0.reason). Allow \($0.permissions.joined(separator: ", "))"
        }
        lines += section("Answered with no:", progress.refusals.filter { $0.key.permissions.isEmpty }) {
            "\($0.operation): \($0.reason)"
        }
        lines += section("Not answered; the same command asks again:", progress.unanswered) {
            "\($0.operation): \($0.reason)"
        }
        return lines.map { "\($0)\n" }.joined()
    }

    private var headline: String {
        let kept = progress.kept > 0 ? ", \(progress.kept) were answered before" : ""
        return "\(folder): \(Self.accounts(progress.done)), \(progress.answered) calls answered\(kept)."
    }

    private func section(
        _ title: String,
        _ entries: [CollectionProgress.Refused: CollectionProgress.Places],
        _ words: (CollectionProgress.Refused) -> String
    ) -> [String] {
        if entries.isEmpty { return [] }
        let sorted = entries.sorted { ($1.value.count, $0.key.operation) < ($0.value.count, $1.key.operation) }
        return [title]
            + sorted.map { entry in
                "  \(entry.value.count) × \(words(entry.key))\(Self.words(entry.value))"
            }
    }

    private static func words(_ places: CollectionProgress.Places) -> String {
        let more = places.count > places.first.count ? ", …" : ""
        let first = places.first.filter { !$0.isEmpty }.joined(separator: ", ")
        return first.isEmpty ? "" : " (\(first)\(more))"
    }

    private static func accounts(_ count: Int) -> String { count == 1 ? "1 account" : "\(count) accounts" }
}
