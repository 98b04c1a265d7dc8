internal import Evidence
internal import Glibc
internal import Trail

/// Reads the files that hold public keys.
enum KeyReader {
    /// The keys in some files, and in all files of JSON below some folders.
    static func keys(_ paths: [String], _ origin: PublicKeys.Origin) -> (keys: PublicKeys, problems: [TrailProblem]) {
        var keys = PublicKeys(origin)
        var problems: [TrailProblem] = []
        var content = ContentReader()
        let parser = JSONParser()
        for path in paths.flatMap(files) {
            do throws(ContentReader.Failure) {
                var text: [UInt8] = []
                try content.read(path, limit: PublicKeyFile.limit) { text.append(contentsOf: $0) }
                do throws(Unreadable) {
                    keys.add(try PublicKeyFile.keys(in: text, parser), from: path)
                } catch {
                    throw .damaged(error)
                }
            } catch {
                problems.append(TrailProblem(path: path, reason: error.reason))
            }
        }
        return (keys, problems)
    }

    private static func files(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [path] }
        closedir(stream)
        let files = TrailFiles([path])
        var found: [String] = []
        while let file = files.next()?.path {
            if file.hasSuffix(".json") { found.append(file) }
        }
        return found.sorted()
    }
}
