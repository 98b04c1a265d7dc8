internal import PolicyLanguage

/// Texts that read well and are worth a try before automata look for any.
enum TextCandidates {
    /// Values that AWS itself puts into its keys.
    private static let ofKeys: [String: [Text]] = [
        "aws:requestedregion": [
            "us-east-1", "eu-central-1", "ap-southeast-2", "sa-east-1", "us-gov-west-1", "cn-north-1",
        ],
        "aws:useragent": ["aws-cli/2.31.0", "S3Console/0.4"],
        "aws:sourcevpc": ["vpc-0a1b2c3d4e5f60718", "vpc-0f9e8d7c6b5a40312"],
        "aws:sourcevpce": ["vpce-0a1b2c3d4e5f60718", "vpce-0f9e8d7c6b5a40312"],
        "aws:calledvia": ["cloudformation.amazonaws.com", "athena.amazonaws.com"],
        "aws:calledviafirst": ["cloudformation.amazonaws.com"], "aws:calledvialast": ["cloudformation.amazonaws.com"],
        "aws:resourceaccount": ["444455556666"],
        "aws:resourceorgid": ["o-zzzzzzzzzz"],
    ].mapValues { $0.map { Text($0) } }
    private static let otherwise = ["example", "other", ""].map { Text($0) }

    /// What a key, given in lower case, can hold whatever is asked of it.
    static func usual(_ key: String) -> [Text] { ofKeys[key] ?? otherwise }

    /// The same in a partition: a Region of another one would read strangely.
    static func usual(_ key: String, in partition: String?) -> [Text] {
        guard key == "aws:requestedregion", let region = partition.flatMap({ regions[$0] }) else { return usual(key) }
        return [region] + usual(key).filter { $0 != region }
    }

    /// Source: <https://docs.aws.amazon.com/general/latest/gr/rande.html>
    private static let regions = ["aws-us-gov": Text("us-gov-west-1"), "aws-cn": Text("cn-north-1")]

    /// The first of the texts that literals themselves name, and of those like them, that is as wanted.
    static func first(_ literals: [ValueLiteral], where isWanted: (Text) -> Bool) -> Text? {
        for literal in wantingMatches(literals) {
            for value in literal.condition.values.prefix(16) {
                let text = Text(value)
                if isWanted(text) { return text }
                guard value.utf8.contains(where: isWildcard) else { continue }
                for run in ["", "example"] {
                    let text = Text(filled(value, run: run))
                    if isWanted(text) { return text }
                }
            }
        }
        return joined(literals).flatMap { isWanted($0) ? $0 : nil }
    }

    private static func wantingMatches(_ literals: [ValueLiteral]) -> [ValueLiteral] {
        literals.filter { !$0.condition.operator.isNegated == $0.wanted }
    }

    /// What all literals want, one behind the other: texts that must hold many pieces would cost automata a state for
    /// every set of pieces.
    private static func joined(_ literals: [ValueLiteral]) -> Text? {
        var heads: [String] = []
        var middles: [String] = []
        var tails: [String] = []
        for literal in wantingMatches(literals) {
            guard let value = literal.condition.values.first else { continue }
            let piece = filled(value, run: "")
            if !value.hasPrefix("*") {
                heads.append(piece)
            } else if !value.hasSuffix("*") {
                tails.append(piece)
            } else if !middles.contains(piece) {
                middles.append(piece)
            }
        }
        let pieces = heads + middles + tails
        return pieces.count > 1 ? Text(pieces.joined()) : nil
    }

    /// The text with something in the place of its wildcards.
    static func filled(_ text: String, run: String) -> String {
        guard text.utf8.contains(where: isWildcard) else { return text }
        var filled: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "*"): filled += run.utf8
            case UInt8(ascii: "?"): filled.append(UInt8(ascii: "x"))
            default: filled.append(byte)
            }
        }
        return String(decoding: filled, as: UTF8.self)
    }

    private static func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }
}
