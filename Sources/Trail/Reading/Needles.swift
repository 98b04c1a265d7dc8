internal import CScan

/// Texts one of which stands in every record that concerns a root user.
///
/// They lack the quote that closes a JSON string, so that they are also found in JSON within strings of JSON. A letter that is written as an escape would hide one: so such escapes are
/// looked for as well.
struct Needles: ~Copyable {
    private let needles: OpaquePointer

    init() {
        let texts = Self.texts
        // The texts are copied by the call.
        var storage = Array(texts.joined().utf8)
        let made: OpaquePointer? = storage.withUnsafeMutableBytes { bytes in
            var start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let views = texts.map { text in
                defer { start = start?.advanced(by: text.utf8.count) }
                return cscan_text(bytes: start, count: text.utf8.count)
            }
            return cscan_needles_new(views, views.count)
        }
        guard let made else { fatalError("out of memory") }
        needles = made
    }

    deinit {
        cscan_needles_free(needles)
    }

    /// Where the first of them begins at or behind `from`.
    func first(in bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
        let place = cscan_needles_find(
            needles,
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            bytes.count,
            from
        )
        return place < 0 ? nil : place
    }

    static let texts: [String] = {
        // The type of an identity, or of a session's issuer.
        let identities = ["\"Root"]
        let names = GuardWeakening.allNames + ["AssumeRoot", "AcceptPrimaryEmailUpdate"]
        // Letters, and the quote: within a string of JSON it too may be written as an escape.
        let escapedLetters = ["\\u0022", "\\u004", "\\u005", "\\u006", "\\u007"]
        return Array(Set(identities + names.map(rareEnd) + escapedLetters)).sorted()
    }()

    /// How many bytes the longest of them has.
    static let longest = texts.map(\.utf8.count).max() ?? 1

    /// A name from two letters before its second word on: `DeleteTrail` and `AssumeRoot` begin like the most frequent
    /// names there are, and `teTrail` and `meRoot` like none.
    private static func rareEnd(_ name: String) -> String {
        let second = name.dropFirst(2).firstIndex { $0.isUppercase } ?? name.endIndex
        return String(name[(name.index(second, offsetBy: -2))...])
    }
}
