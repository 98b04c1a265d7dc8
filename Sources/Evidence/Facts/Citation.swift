public import Organization

/// Where a fact was read: file, field, what stands there, and when that was true.
public struct Citation: Hashable, Sendable {
    /// The file's path, reached through the path that was audited.
    public let file: String
    /// The column of a report, or the member of a JSON answer.
    public let field: String
    /// What stands there, letter by letter where it is a text.
    public let value: String
    /// When it was true; nil where the evidence does not say.
    public let asOf: Instant?

    /// A place in the evidence.
    public init(file: String, field: String, value: String, asOf: Instant?) {
        self.file = file
        self.field = field
        self.value = value
        self.asOf = asOf
    }
}

/// One sighting of a value in the evidence.
public struct Observation<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// Where it was seen.
    public let citation: Citation
}

/// What the evidence says to one question of yes or no: every sighting, the one that counts first.
public struct Fact: Sendable {
    /// Newest first; among answers of one snapshot those given by the root user's own session come first.
    public private(set) var observations: [Observation<Bool>] = []
    /// What could have told, and is missing.
    public private(set) var gaps: [Gap] = []

    /// Whether the sightings differ.
    public private(set) var isContradicted = false

    /// The answer that counts; nil if nothing told it.
    public var value: Bool? {
        observations.first?.value
    }

    /// Places that told something of it and do not count: withdrawn, or older.
    private var others: [Citation] = []

    /// All places that told it, those that count first.
    public var citations: [Citation] {
        observations.map(\.citation) + others
    }

    mutating func see(_ value: Bool, _ citation: Citation) {
        if let first = observations.first, first.value != value { isContradicted = true }
        observations.append(Observation(value: value, citation: citation))
    }

    /// Takes back all that was seen, because `citation` does not fit it.
    mutating func dispute(_ citation: Citation, _ gap: Gap) {
        others = [citation] + observations.map(\.citation)
        observations = []
        isContradicted = true
        gaps.append(gap)
    }

    /// Keeps what older evidence said, which no longer counts.
    mutating func keep(_ older: [Citation]) {
        others += older
    }

    mutating func miss(_ gap: Gap) {
        gaps.append(gap)
    }

    /// Lets the sightings that `isNewer` picks go before the others.
    mutating func putFirst(_ isNewer: (Citation) -> Bool) {
        observations = observations.filter { isNewer($0.citation) } + observations.filter { !isNewer($0.citation) }
    }
}
