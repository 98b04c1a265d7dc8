/// Patterns and their variables.
extension PolicyTables {
    /// Whether any of these patterns matches the whole of a text.
    func matchesAny(_ places: Range<Int>, _ text: Run, _ request: RequestTables) -> Bool {
        let heads = heads.span.extracting(places)
        for place in heads.indices where heads[place].mayMatch(text.head) {
            if matchesRest(places.lowerBound + place, text, request) { return true }
        }
        return false
    }

    /// Whether five patterns match the five segments of an ARN that follow its first one, which is `arn` in both.
    func matchesSegments(_ first: Int, _ text: Int, _ request: RequestTables) -> Bool {
        let (heads, segments) = (heads.span, request.segments.span)
        for number in 0..<5 where !heads[first + number].mayMatch(segments[text + 1 + number].head) { return false }
        for number in 0..<5 where !matchesRest(first + number, segments[text + 1 + number], request) {
            return false
        }
        return true
    }

    /// Whether the whole of a text matches a pattern whose head it matches.
    private func matchesRest(_ place: Int, _ text: Run, _ request: RequestTables) -> Bool {
        switch patterns[place].shape {
        case .units(let count): text.units.count == count && starts(text, patterns[place], count, request)
        case .start(let count): text.units.count >= count && starts(text, patterns[place], count, request)
        case .other: matches(patterns[place], text, request)
        }
    }

    /// Whether the first units are those of the pattern. The head has been looked at.
    private func starts(_ text: Run, _ pattern: PatternRow, _ count: Int, _ request: RequestTables) -> Bool {
        if count <= TextHead.length { return true }
        return Self.equalUnits(
            codes.span.extracting(pattern.codes),
            request.units.span.extracting(text.units)
        ) >= count
    }

    /// Whether the whole of a text matches.
    ///
    /// A mismatch goes back to the last `*` and lets it stand for one unit more; no earlier `*` needs to be tried again.
    /// What follows the very last one can only stand at the end of the text.
    private func matches(_ pattern: PatternRow, _ run: Run, _ request: RequestTables) -> Bool {
        let text = request.units.span.extracting(run.units)
        let codes = codes.span.extracting(pattern.codes)
        var (place, code) = (0, 0)
        var retry: (place: Int, code: Int)?
        while true {
            let equal = Self.equalUnits(codes.extracting(code...), text.extracting(place...))
            place += equal
            code += equal
            if code == codes.count {
                if place == text.count { return true }
            } else if codes[code] == Pattern.anyRun {
                let isLast = code == pattern.lastRun
                code += 1
                retry = isLast ? nil : (place, code)
                if isLast {
                    let end = text.count - (codes.count - code)
                    if end < place { return false }
                    place = end
                }
                continue
            } else if let length = length(codes[code], run.units.lowerBound + place..<run.units.upperBound, request) {
                place += length
                code += 1
                continue
            }
            guard let last = retry, place < text.count else { return false }
            code = last.code
            place = last.place + 1
            if codes[code] < Pattern.anyRun {
                while place < text.count, codes[code] != UInt32(text[place]) { place += 1 }
            }
            retry = (place, code)
        }
    }

    /// How many codes are the units at the start of a text.
    private static func equalUnits(_ codes: Span<UInt32>, _ text: Span<UInt16>) -> Int {
        let count = min(codes.count, text.count)
        var equal = 0
        while equal < count, codes[equal] == UInt32(text[equal]) { equal += 1 }
        return equal
    }

    /// How many units at the start of a text `?` or a variable stands for; nil where they are others.
    private func length(_ code: UInt32, _ units: Range<Int>, _ request: RequestTables) -> Int? {
        if code == Pattern.anyUnit { return units.isEmpty ? nil : 1 }
        return code < Self.firstVariable ? nil : length(variables[Int(code - Self.firstVariable)], units, request)
    }

    private func length(_ variable: VariableRow, _ units: Range<Int>, _ request: RequestTables) -> Int? {
        let value: ArraySlice<UInt16>
        switch self.value(of: variable, request) {
        case .none: return nil
        case .request(let range): value = request.units[range]
        case .fallback(let range): value = fallbacks[range]
        }
        return request.units[units].starts(with: value) ? value.count : nil
    }

    /// Where the text is that stands for a variable.
    enum VariableValue {
        case none
        case request(Range<Int>)
        case fallback(Range<Int>)
    }

    func value(of variable: VariableRow, _ request: RequestTables) -> VariableValue {
        let key = keys[variable.key]
        guard let entry = request.entry(key.name, hash: key.hash) else {
            return variable.fallback.map { .fallback($0) } ?? .none
        }
        return entry.isMultivalued ? .none : .request(request.texts[entry.texts.lowerBound].whole.units)
    }

    func holdsColon(_ variable: VariableRow, _ request: RequestTables) -> Bool {
        switch value(of: variable, request) {
        case .none: false
        case .request(let range): request.units[range].contains(0x3A)
        case .fallback(let range): fallbacks[range].contains(0x3A)
        }
    }
}
