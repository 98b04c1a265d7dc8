/// The first line of a credential report: the names of its columns.
///
/// Nearly all reports have the same, so a reader keeps the last one and all rows share it.
struct ReportHeader: Sendable {
    let columnCount: Int
    private let text: [UInt8]
    private let indices: [String: Int]

    init(text: UnsafeRawBufferPointer, columns: [String]) {
        self.text = Array(text)
        columnCount = columns.count
        indices = Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The place of a column; of two of the same name the first.
    func index(of column: String) -> Int? {
        indices[column]
    }

    /// Whether `bytes` start with this very line.
    func isStart(of bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: text)
    }

    /// Where the rows start.
    var length: Int { text.count }
}
