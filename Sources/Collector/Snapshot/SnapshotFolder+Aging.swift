internal import AWSClient
internal import Glibc

/// What is too old to count. The manifest says that nothing in a snapshot is older than itself.
extension SnapshotFolder {
    /// The calls whose files are thrown away. What AWS Config knows of resources tells its own times, and stays.
    private static let verbs = Set(
        [Grant.organization, .account, .rootSession].flatMap { $0.operations.map(\.verb) }
    )

    /// Throws away what was written too long ago and for which there is nothing new: a policy that is gone, what an account
    /// said before it let nobody in any more.
    ///
    /// - Parameter folder: From the snapshot's folder on.
    func forgetOld(in folder: String) {
        for name in names(in: folder) {
            let place = "\(folder)/\(name)"
            if isFolder(place) {
                forgetOld(in: place)
            } else if let verb = name.split(separator: ".").first, Self.verbs.contains(String(verb)),
                name.hasSuffix(".json"), !isFresh(place)
            {
                unlink("\(path)/\(place)")
            }
        }
    }

    private func isFolder(_ place: String) -> Bool {
        var status = stat()
        return lstat("\(path)/\(place)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
