/// A moment as conditions compare it, in milliseconds since 1970.
package enum PolicyDate {
    /// The moment that `text` names: by the W3C's profile of ISO 8601, or in seconds since 1970. Nil for anything else.
    ///
    /// Four digits are a year, so seconds have another number of them.
    package static func milliseconds(_ text: String) -> Int64? {
        var utf8 = text
        let moment = utf8.withUTF8 { bytes in
            var scanner = ISO8601Scanner(bytes, .w3c)
            return scanner.moment()
        }
        return moment ?? epoch(text)
    }

    private static func epoch(_ text: String) -> Int64? {
        guard let seconds = Int64(text), (-62_135_596_800..<253_402_300_800).contains(seconds) else { return nil }
        return seconds * 1000
    }
}
