internal import Collector

/// What a collection came to: what there is now, what could not be read, and which permission would change that.
struct CollectionSummary {
    let progress: CollectionProgress
    let folder: String

    init(_ progress: CollectionProgress, folder: String) {
        self.progress = progress
        self.folder = folder
    }

    var text: String {
        var lines = [headline]
        if progress.closed > 0 { lines.append("\(Self.accounts(progress.closed)) let nobody in.") }
        if progress.suspended > 0 { lines.append("\(Self.accounts(progress.suspended)) not asked: not active.") }
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
        lines.append("Next: taproot audit \(folder)")
        return lines.joined(separator: "\n") + "\n"
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
                let more = entry.value.count > entry.value.first.count ? ", …" : ""
                let places = entry.value.first.filter { !$0.isEmpty }.joined(separator: ", ")
                return "  \(entry.value.count) × \(words(entry.key))" + (places.isEmpty ? "" : " (\(places)\(more))")
            }
    }

    private static func accounts(_ count: Int) -> String { count == 1 ? "1 account" : "\(count) accounts" }
}
