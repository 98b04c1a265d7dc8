/// Texts that are like another one, for those who misspelled it.
package enum NearTexts {
    /// A few texts, those most like another one first.
    package static func nearest(to text: String, among texts: [String], count: Int) -> [String] {
        let wanted = Array(text.lowercased().utf8)
        let measured = texts.map { ($0, [String].distance(wanted, Array($0.lowercased().utf8))) }
        return measured.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(count).map(\.0)
    }
}
