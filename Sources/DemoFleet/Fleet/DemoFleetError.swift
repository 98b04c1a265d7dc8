/// Why a demo fleet could not be written.
public struct DemoFleetError: Error, Equatable, CustomStringConvertible {
    /// What was in the way.
    public enum Reason: Equatable, Sendable {
        /// The folder exists and has something in it.
        case folderNotEmpty
        /// Something that is not a folder has this name.
        case notAFolder
        /// The system refused to create, open or write; the code is its `errno`, the text what it says of it.
        case refused(code: Int32, text: String)
    }

    /// What was in the way.
    public let reason: Reason

    /// The file or folder that could not be written.
    public let path: String

    /// One line: where, what, and what to do.
    public var description: String {
        switch reason {
        case .folderNotEmpty:
            "\(path): is not empty; name a folder that does not exist yet, or an empty one"
        case .notAFolder:
            "\(path): is not a folder; name a folder that does not exist yet, or an empty one"
        case .refused(_, let text):
            "\(path): cannot be written (\(text)); name a folder that you may write to and that has room"
        }
    }
}
