/// Building: patterns and ARNs.
extension PolicyTables {
    /// Adds patterns, given by their codes, side by side.
    mutating func add(patterns: [[UInt32]]) -> Range<Int> {
        heads += patterns.map { TextHead($0) }
        let rows = patterns.map { codes in
            PatternRow(codes: self.codes.add(codes), shape: Self.shape(codes), lastRun: Self.lastRun(codes))
        }
        return self.patterns.add(rows)
    }

    private static func shape(_ codes: [UInt32]) -> Shape {
        let units = codes.prefix { $0 < Pattern.anyRun }.count
        if units == codes.count { return .units(units) }
        return codes[units...] == [Pattern.anyRun] ? .start(units) : .other
    }

    private static func lastRun(_ codes: [UInt32]) -> Int? {
        let last = codes.lastIndex { $0 == Pattern.anyRun || $0 >= firstVariable }
        return last.flatMap { codes[$0] == Pattern.anyRun ? $0 : nil }
    }

    /// The codes of a text, whose variables are added.
    mutating func codes(_ template: Template) -> [UInt32] {
        if let pattern = template.pattern { return pattern.codes }
        return template.pieces.flatMap { piece in
            switch piece {
            case .fixed(let piece): Pattern([piece]).codes
            case .variable(let key, let fallback): [variable(key, fallback)]
            }
        }
    }

    private mutating func variable(_ key: String, _ fallback: [UInt16]?) -> UInt32 {
        let row = VariableRow(key: self.key(key), fallback: fallback.map { fallbacks.add($0) })
        return Self.firstVariable + UInt32(variables.add([row]).lowerBound)
    }

    /// The row of an ARN, whose patterns are added.
    mutating func row(_ arn: ARNPattern) -> ARNRow {
        switch arn {
        case .all: return .all
        case .malformed: return .malformed
        case .segments(let segments):
            let patterns = add(patterns: segments.dropFirst().map(\.codes))
            return .segments(first: patterns.lowerBound, variables: 0..<0, plain: nil)
        case .template(let template):
            let plain = plainARNs.add([arn]).lowerBound
            let start = variables.count
            let colon = UInt32(UInt8(ascii: ":"))
            let segments = codes(template).split(separator: colon, maxSplits: 5, omittingEmptySubsequences: false)
            guard segments.count == 6, segments[0].elementsEqual("arn".utf16.map { UInt32($0) }) else {
                return .plain(plain)
            }
            let inner = segments[1...4].joined().count { $0 >= Self.firstVariable }
            let patterns = add(patterns: segments.dropFirst().map { Array($0) })
            return .segments(first: patterns.lowerBound, variables: start..<start + inner, plain: plain)
        }
    }
}
