/// Policies within IAM's answers: percent-encoded JSON (RFC 3986).
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html>
enum PolicyText {
    /// The policy as JSON; the text as it came where it is none.
    static func decoded(_ text: String) -> JSON {
        let decoded = String(decoding: PercentText.decoded(text), as: UTF8.self)
        return (try? JSON(parsing: Array(decoded.utf8))) ?? .string(text)
    }
}
