internal import PolicyLanguage

/// Texts that read well and are worth a try before automata look for any.
enum TextCandidates {
    /// Values that AWS itself puts into its keys.
    private static let usual: [String: [String]] = [
        "aws:requestedregion": ["us-east-1", "eu-central-1", "ap-southeast-2", "sa-east-1", "us-gov-west-1"],
        "aws:useragent": ["aws-cli/2.31.0", "S3Console/0.4"],
        "aws:sourcevpc": ["vpc-0a1b2c3d4e5f60718", "vpc-0f9e8d7c6b5a40312"],
        "aws:sourcevpce": ["vpce-0a1b2c3d4e5f60718", "vpce-0f9e8d7c6b5a40312"],
        "aws:calledvia": ["cloudformation.amazonaws.com", "athena.amazonaws.com"],
        "aws:calledviafirst": ["cloudformation.amazonaws.com"], "aws:calledvialast": ["cloudformation.amazonaws.com"],
        "aws:resourceaccount": ["444455556666"],
        "aws:resourceorgid": ["o-zzzzzzzzzz"],
    ]
    private static let otherwise = ["example", "other", ""]

    /// What a key holds where nothing is asked of it.
    static func usualValue(_ key: String) -> String { usual[key]?.first ?? otherwise[0] }

    static func texts(_ literals: [ValueLiteral], key: String) -> [String] {
        var texts = usual[key] ?? otherwise
        for literal in literals where !literal.condition.operator.isNegated == literal.wanted {
            for value in literal.condition.values.prefix(16) {
                texts.append(value)
                if value.contains("*") || value.contains("?") {
                    texts.append(filled(value, run: ""))
                    texts.append(filled(value, run: "example"))
                }
            }
        }
        return texts
    }

    /// The text with something in the place of its wildcards.
    static func filled(_ text: String, run: String) -> String {
        text.reduce(into: "") { $0 += $1 == "*" ? run : $1 == "?" ? "x" : String($1) }
    }
}
