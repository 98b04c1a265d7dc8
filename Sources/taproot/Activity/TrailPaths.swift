internal import ArgumentParser
internal import Glibc

/// Which trails to read: named one by one, or by a list.
struct TrailPaths: ParsableArguments {
    @Argument(help: "Files and folders of trails, or s3://BUCKET/PREFIX.")
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read the paths of files and folders from this file, one a line; - for standard input.",
            valueName: "file"
        )
    )
    var pathsFrom: String?

    func validate() throws {
        if paths.isEmpty, pathsFrom == nil {
            throw ValidationError("Name files and folders, or a list of them with --paths-from.")
        }
        if paths.contains("-") {
            throw ValidationError("- is no path. A list of paths on standard input is read with --paths-from -.")
        }
        if let path = paths.first, pathsFrom != nil {
            throw ValidationError(
                "Paths and --paths-from do not go together; put \(path) into the list, or leave the list out."
            )
        }
    }

    /// The list, opened for reading, where there is one.
    func list() throws(InputError) -> Int32? {
        guard let pathsFrom else { return nil }
        if pathsFrom == "-" { return STDIN_FILENO }
        let descriptor = open(pathsFrom, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw InputError(description: "\(pathsFrom): cannot be opened: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }
}
