internal import Organization

/// Sorts log files that no digest names by why that is so.
struct UnlistedCheck {
    let span: TimeSpan
    /// The time that digests cover, by place; in order.
    let covered: [TrailPlace: [Range<Instant>]]
    /// Where digests could not be read that may name them.
    let unread: Set<TrailPlace>

    private struct Group {
        var count = 0
        var first = Instant.distant
        var last = Instant(millisecondsSince1970: .min)

        mutating func add(_ time: Instant) {
            count += 1
            first = min(first, time)
            last = max(last, time)
        }

        func words(_ place: TrailPlace) -> String {
            let files = count == 1 ? "1 log file" : "\(count) log files"
            return "\(files) of \(place.account) in \(place.region), from \(first) to \(last)"
        }
    }

    private struct Findings {
        var unlisted: [IntegrityFinding] = []
        var uncovered = Group()
        var pending = Group()
    }

    /// Says of files that no digest names, given in order, what that means.
    func check(_ paths: [String]) -> [UnlistedLogs] {
        var places: [TrailPlace: Findings] = [:]
        for path in paths {
            guard let name = LogName(path), span.contains(name.time) else { continue }
            add(path, name, &places[name.place, default: Findings()])
        }
        return places.sorted { $0.key < $1.key }.map { place, findings in
            let groups = uncovered(place, findings.uncovered) + pending(place, findings.pending)
            return UnlistedLogs(place: place, findings: findings.unlisted + groups)
        }
    }

    /// A file is delivered some minutes after the time in its name, and named by the digest of the hour in which it was
    /// delivered. So only what has a whole hour of digests behind it certainly should have been named.
    private func add(_ path: String, _ name: LogName, _ findings: inout Findings) {
        let ranges = covered[name.place] ?? []
        let around = ranges.first { $0.contains(name.time) }
        let due = name.time.hours(later: 1)
        if unread.contains(name.place) {
            findings.uncovered.add(name.time)
        } else if let around, due <= around.upperBound {
            let sentence =
                "No digest names this log file, though those of its time are there: CloudTrail did not deliver "
                + "it, or a trail without validation did."
            findings.unlisted.append(IntegrityFinding(.logUnlisted, file: path, at: name.time..<due, sentence))
        } else if let end = ranges.last?.upperBound, due >= end, name.time < end.hours(later: 2) {
            findings.pending.add(name.time)
        } else {
            findings.uncovered.add(name.time)
        }
    }

    private func uncovered(_ place: TrailPlace, _ group: Group) -> [IntegrityFinding] {
        guard group.count > 0 else { return [] }
        if unread.contains(place) {
            let sentence =
                "No digest that could be read names \(group.words(place)): some of that account and region could not be."
            let range = group.first..<group.last
            return [IntegrityFinding(.logUncovered, .unknown, at: range, count: group.count, sentence)]
        }
        let isUnknown = covered[place] == nil
        let why = isUnknown ? "there are no digests of that account and region" : "there are no digests of their time"
        let sentence = "Nothing vouches for \(group.words(place)): \(why)."
        return [IntegrityFinding(.logUncovered, at: group.first..<group.last, count: group.count, sentence)]
    }

    private func pending(_ place: TrailPlace, _ group: Group) -> [IntegrityFinding] {
        guard group.count > 0 else { return [] }
        let sentence = "The next digest should name \(group.words(place)): newer than the newest digest."
        return [IntegrityFinding(.logPending, .note, at: group.first..<group.last, count: group.count, sentence)]
    }
}
