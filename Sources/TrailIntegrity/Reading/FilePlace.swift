internal import Trail

/// Where a file of the trail lies.
struct FilePlace: Hashable, Sendable {
    let path: String
    /// Whether it has to be fetched before it can be read.
    let isRemote: Bool
}

/// What a file's content is to be read from.
enum FileContent: Sendable {
    /// The file on disk.
    case onDisk(String)
    /// Bytes that were fetched.
    case fetched(FetchedFile)
    /// Nothing: it could not be fetched.
    case lost(TrailProblem)
}
