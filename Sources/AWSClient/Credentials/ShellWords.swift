/// A command line taken apart into words as a POSIX shell does it, without anything else that a shell does.
///
/// Source: <https://docs.python.org/3/library/shlex.html#parsing-rules>, which the AWS CLI takes `credential_process`
/// and the names of sections apart with.
enum ShellWords {
    /// The words; nil where a quotation does not end.
    static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Unicode.Scalar?
        var isEscaped = false
        for letter in text.unicodeScalars {
            if isEscaped {
                if let quote, letter != "\\", letter != quote { word?.unicodeScalars.append("\\") }
                word?.unicodeScalars.append(letter)
                isEscaped = false
            } else if letter == "\\", quote != "'" {
                word = word ?? ""
                isEscaped = true
            } else if let open = quote {
                if letter == open { quote = nil } else { word?.unicodeScalars.append(letter) }
            } else if letter == "'" || letter == "\"" {
                word = word ?? ""
                quote = letter
            } else if letter == " " || letter == "\t" || letter == "\r" || letter == "\n" {
                if let ended = word { words.append(ended) }
                word = nil
            } else {
                word = word ?? ""
                word?.unicodeScalars.append(letter)
            }
        }
        guard quote == nil, !isEscaped else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
