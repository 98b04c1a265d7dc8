extension String {
    /// The words in lines of at most `width` characters, each behind `indent`; a longer word has a line of its own.
    func wrapped(to width: Int, indent: String) -> [String] {
        var lines: [String] = []
        var line = indent
        for word in split(separator: " ") {
            if line.count > indent.count, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent
            }
            line += (line.count > indent.count ? " " : "") + word
        }
        return lines + [line]
    }
}
