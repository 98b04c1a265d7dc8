import Glibc

/// An open folder into which files and folders are put by name.
///
/// Working below a descriptor rather than with whole paths keeps a hundred thousand accounts quick to write, and keeps
/// everything inside the folder that was opened even if somebody moves it meanwhile.
struct Folder: ~Copyable {
    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens an empty folder, which is made if there is none, with the folders above it.
    static func empty(at path: String) throws(DemoFleetError) -> Folder {
        try make(path)
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOTDIR ? DemoFleetError(reason: .notAFolder, path: path) : .refused(path)
        }
        let folder = Folder(descriptor: descriptor, path: path)
        guard try folder.isEmpty() else { throw DemoFleetError(reason: .folderNotEmpty, path: path) }
        return folder
    }

    deinit {
        close(descriptor)
    }

    /// The folder of that name inside this one, made if there is none.
    borrowing func folder(_ name: String) throws(DemoFleetError) -> Folder {
        let path = "\(path)/\(name)"
        guard mkdirat(descriptor, name, 0o700) == 0 || errno == EEXIST else { throw .refused(path) }
        let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard child >= 0 else { throw .refused(path) }
        return Folder(descriptor: child, path: path)
    }

    /// Puts a new file into this folder, readable by its owner alone.
    borrowing func write(_ bytes: [UInt8], to name: String) throws(DemoFleetError) {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .refused("\(path)/\(name)") }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Glibc.write(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count >= 0 || errno == EINTR else { throw .refused("\(path)/\(name)") }
            written += max(count, 0)
        }
    }

    private static func make(_ path: String) throws(DemoFleetError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw .refused(path)
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .refused(path) }
    }

    private borrowing func isEmpty() throws(DemoFleetError) -> Bool {
        // The stream takes over the descriptor that it is given, so it gets one of its own.
        guard let entries = fdopendir(dup(descriptor)) else { throw .refused(path) }
        defer { closedir(entries) }
        var count = 0
        while readdir(entries) != nil { count += 1 }
        // `.` and `..` are always there.
        return count <= 2
    }
}

extension DemoFleetError {
    /// What the system just refused to do with a file or folder.
    fileprivate static func refused(_ path: String) -> DemoFleetError {
        let code = errno
        return DemoFleetError(reason: .refused(code: code, text: String(cString: strerror(code))), path: path)
    }
}
