import DemoFleet
import Foundation
import Testing

/// All that is in a folder, read into memory.
struct FileTree: Equatable, Sendable {
    var files: [String: Data] = [:]
    var folders: [String: FileTree] = [:]

    init() {}

    init(reading folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let item = folder.appending(path: name)
            let type = try FileManager.default.attributesOfItem(atPath: item.path)[.type] as? FileAttributeType
            if type == .typeDirectory {
                folders[name] = try FileTree(reading: item)
            } else {
                files[name] = try Data(contentsOf: item)
            }
        }
    }

    /// Writes a fleet, reads it, and removes it.
    init(_ fleet: DemoFleet) throws {
        self = try withTemporaryFolder { folder in
            try fleet.write(to: folder.path)
            return try FileTree(reading: folder)
        }
    }

    /// The folder of that name; an empty one if there is none.
    func folder(_ name: String) -> FileTree {
        folders[name] ?? FileTree()
    }

    /// A file that is a JSON object, if it is there.
    func json(_ name: String) throws -> [String: Any]? {
        try files[name].map { try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any]) }
    }

    /// The codes of the errors that stand in the places of answers, by the call that was refused.
    func errorCodes() throws -> [String: String] {
        var codes: [String: String] = [:]
        for name in files.keys where name.hasSuffix(".error.json") {
            let error = try json(name)?["Error"] as? [String: String]
            codes[String(name.dropLast(".error.json".count))] = try #require(error?["Code"])
        }
        return codes
    }

    /// Paths of all files and what is in them.
    var all: [(path: String, content: Data)] {
        let deeper = folders.flatMap { name, tree in tree.all.map { ("\(name)/\($0.path)", $0.content) } }
        return files.map { ($0.key, $0.value) } + deeper
    }
}

/// Lends a folder of its own to somebody.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demo-fleet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
