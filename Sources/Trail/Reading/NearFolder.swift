internal import Glibc

/// The folder of the file that was opened last.
///
/// Files of one folder often come one after another. Opened by their names alone, they spare the walk down their path, which
/// takes longer than all else that opening a small file does.
struct NearFolder: ~Copyable {
    /// Without the last slash; empty where there is none.
    private var path: [CChar] = []
    /// -1 until a second file of the folder comes.
    private var descriptor: Int32 = -1

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Opens a file for reading.
    ///
    /// - Returns: its descriptor; -1 where it cannot be opened, as `errno` says.
    mutating func open(_ file: String) -> Int32 {
        file.withCString { text in
            guard let slash = strrchr(text, Int32(UInt8(ascii: "/"))).map({ UnsafePointer($0) }), slash > text else {
                return Self.open(text)
            }
            let folder = UnsafeBufferPointer(start: text, count: slash - text)
            guard isNear(folder) else {
                move(to: folder)
                return Self.open(text)
            }
            if descriptor < 0 { descriptor = Glibc.open(path + [0], O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
            return descriptor < 0 ? Self.open(text) : openat(descriptor, slash + 1, O_RDONLY | O_CLOEXEC)
        }
    }

    private static func open(_ text: UnsafePointer<CChar>) -> Int32 {
        Glibc.open(text, O_RDONLY | O_CLOEXEC)
    }

    private func isNear(_ folder: UnsafeBufferPointer<CChar>) -> Bool {
        path.count == folder.count && path.elementsEqual(folder)
    }

    private mutating func move(to folder: UnsafeBufferPointer<CChar>) {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        path.removeAll(keepingCapacity: true)
        path.append(contentsOf: folder)
    }
}
