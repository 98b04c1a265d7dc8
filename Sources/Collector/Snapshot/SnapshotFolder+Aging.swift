internal import AWSClient
internal import Glibc

/// What is too old to count. The manifest says that nothing in a snapshot is older than itself.
extension SnapshotFolder {
    /// The calls whose files are thrown away. What AWS Config knows of resources tells its own times, and stays.
    private static let verbs = Set(
        [Grant.organization, .account, .rootSession].flatMap { $0.operations.map(\.verb) }
    )

    /// Throws away what was written too long ago and for which there is nothing new: a policy that is gone, what an account
    /// said before it let nobody in any more. Folders in which nothing is left go with it.
    ///
    /// - Parameter folder: From the snapshot's folder on.
    func forgetOld(in folder: String) {
        visitAnswers(in: folder) { place in
            if !isFresh(place) { unlink("\(path)/\(place)") }
        } left: { folder in
            rmdir("\(path)/\(folder)")
        }
    }

    /// When the oldest answer was written that will not be asked for again, in nanoseconds since 1970; nil where there is
    /// none.
    func oldestKept() -> Int64? {
        var oldest: Int64?
        for top in names(in: ".") where isFolder(top) {
            visitAnswers(in: top) { place in
                guard isFresh(place), let age = age(place) else { return }
                oldest = min(oldest ?? age, age)
            } left: { _ in
            }
        }
        return oldest
    }

    /// Goes through the files of calls in a folder and those within it.
    ///
    /// - Parameters:
    ///   - folder: From the snapshot's folder on.
    ///   - answer: Told of each file.
    ///   - left: Told of each folder, behind all that is in it.
    private func visitAnswers(in folder: String, _ answer: (String) -> Void, left: (String) -> Void) {
        for name in names(in: folder) {
            let place = "\(folder)/\(name)"
            if isFolder(place) {
                visitAnswers(in: place, answer, left: left)
            } else if let verb = name.split(separator: ".").first, Self.verbs.contains(String(verb)),
                name.hasSuffix(".json")
            {
                answer(place)
            }
        }
        left(folder)
    }

    private func isFolder(_ place: String) -> Bool {
        var status = stat()
        return lstat("\(path)/\(place)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
