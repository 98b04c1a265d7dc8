extension TextQuestion {
    /// The same question without patterns that another demand rules out as a whole; nil where a demand loses all of its
    /// patterns, so that nothing can meet it.
    ///
    /// Most questions without an answer are seen to be so like this, without a walk through any text.
    var withoutCoveredPatterns: TextQuestion? {
        guard demands.contains(where: \.isMatch) else { return self }
        let excluded = demands.filter { !$0.isMatch }.flatMap(\.patterns)
        if excluded.isEmpty { return self }
        var kept: [Demand] = []
        for demand in demands {
            guard demand.isMatch else {
                kept.append(demand)
                continue
            }
            let patterns = demand.patterns.filter { pattern in !excluded.contains { $0.covers(pattern) } }
            if patterns.isEmpty { return nil }
            kept.append(Demand(patterns: patterns, isMatch: true))
        }
        return TextQuestion(domain: domain, demands: kept)
    }
}

extension TextPattern {
    /// Whether everything that another pattern matches is seen to match this one, place by place: its runs take whatever
    /// stands in the other pattern, wildcards included, and all else takes its like.
    ///
    /// It may be so without being seen.
    func covers(_ other: TextPattern) -> Bool {
        var (place, code) = (0, 0)
        var retry: (place: Int, code: Int)?
        while place < other.codes.count {
            if code < codes.count, codes[code].isRun {
                retry = (place, code)
                code += 1
            } else if code < codes.count, takes(codes[code], other, place) {
                place += 1
                code += 1
            } else if let last = retry, runs(codes[last.code], over: other, last.place) {
                retry = (last.place + 1, last.code)
                place = last.place + 1
                code = last.code + 1
            } else {
                return false
            }
        }
        return codes[code...].allSatisfy(\.isRun)
    }

    /// Whether what is no run takes what stands at a place of another pattern.
    private func takes(_ code: PatternCode, _ other: TextPattern, _ place: Int) -> Bool {
        let theirs = other.codes[place]
        if theirs.isRun { return false }
        if code == .anyUnit { return true }
        if code == .anyUnitInSegment { return other.staysInSegment(place) }
        if let index = code.classIndex {
            if let unit = theirs.unit { return classes[index].contains(unit) }
            return theirs.classIndex.map { other.classes[$0].allSatisfy(classes[index].contains) } ?? false
        }
        return code == theirs
    }

    /// Whether a run takes what stands at a place of another pattern.
    private func runs(_ run: PatternCode, over other: TextPattern, _ place: Int) -> Bool {
        run == .anyRun || other.staysInSegment(place)
    }

    /// Whether what stands at a place matches no colon.
    private func staysInSegment(_ place: Int) -> Bool {
        let code = codes[place]
        if let unit = code.unit { return unit != PatternCode.colon }
        if let index = code.classIndex { return !classes[index].contains(PatternCode.colon) }
        return code.stopsAtColon
    }
}
