/// What a request says, laid out in a few arrays of small values, so that looking at it copies nothing and counts no
/// references.
struct RequestTables: Sendable {
    /// The texts, one after the other.
    private(set) var units: [UInt16] = []
    private(set) var texts: [TextRow] = []
    /// The segments of those that are ARNs, six each.
    private(set) var segments: [Run] = []
    /// The texts once more, as they came.
    private(set) var strings: [String] = []
    /// The numbers among the texts.
    private(set) var numbers: [DecimalNumber] = []
    /// The condition keys that are there, each at the place that its hash says or at the next free one. At least every
    /// second place is free.
    private var keys: [KeyRow?]

    private struct KeyRow {
        let name: String
        let hash: Int
        let entry: EntryRow
    }

    /// What a key holds.
    struct EntryRow {
        /// Places among the texts.
        let texts: Range<Int>
        let isMultivalued: Bool
    }

    /// The place of the action among the texts.
    static let action = 0
    /// The place of the resource among the texts.
    static let resource = 1

    /// Tables without anything in them.
    init() { keys = [nil] }

    init(action: Text, resource: Text, entries: Request.Entries) {
        var places = 2
        while places < 2 * entries.count { places *= 2 }
        keys = Array(repeating: nil, count: places)
        append(action)
        append(resource)
        for (name, entry) in entries {
            let row = EntryRow(
                texts: texts.count..<texts.count + entry.values.count,
                isMultivalued: entry.isMultivalued
            )
            let hash = name.hashValue
            keys[place(of: name, hash: hash)] = KeyRow(name: name, hash: hash, entry: row)
            for text in entry.values { append(text) }
        }
    }

    /// The place of a key, or a free one where it would be.
    private func place(of name: String, hash: Int) -> Int {
        let mask = keys.count - 1
        var place = hash & mask
        while let key = keys[place], key.hash != hash || key.name != name { place = (place + 1) & mask }
        return place
    }

    private mutating func append(_ text: Text) {
        texts.append(TextRow(text, at: units.count, number: numbers.count, segments: segments.count))
        segments += (text.arnSegments ?? []).map { Run($0, at: units.count + $0.startIndex) }
        units += text.units
        units += text.lowerCased
        if let number = text.number { numbers.append(number) }
        strings.append(text.string)
    }

    /// What a key holds; nil where it is absent.
    func entry(_ name: String, hash: Int) -> EntryRow? {
        keys[place(of: name, hash: hash)]?.entry
    }
}
