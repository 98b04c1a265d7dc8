import DemoFleet
import Foundation
import Testing

/// A fleet on disk, read back by nothing of the module that wrote it.
struct WrittenFleet {
    let folder: URL
    let organizations: [WrittenOrganization]
    /// The accounts in no organization.
    let standalone: [WrittenAccount]

    init(folder: URL) throws {
        self.folder = folder
        organizations = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasPrefix("o-") }
            .map { try WrittenOrganization(folder: folder.appending(path: $0)) }
        let accounts = folder.appending(path: "standalone/accounts")
        standalone = try FileManager.default.contentsOfDirectory(atPath: accounts.path).sorted()
            .map { try WrittenAccount(folder: accounts.appending(path: $0), place: .standalone) }
    }

    /// Writes a fleet, lets somebody look at it, and removes it.
    static func with<Result>(_ fleet: DemoFleet, _ look: (WrittenFleet) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            let folder = folder.appending(path: "fleet")
            try fleet.write(to: folder.path)
            return try look(WrittenFleet(folder: folder))
        }
    }

    /// Every account of which something was collected.
    var accounts: [WrittenAccount] {
        organizations.flatMap(\.collected) + standalone
    }

    /// Paths of all files, relative to the fleet, in order.
    var files: [String] {
        get throws {
            try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
                !folder.appending(path: path).resolvingSymlinksInPath().hasDirectoryPath
            }.sorted()
        }
    }
}

/// Lends a folder of its own to a test.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demo-fleet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Reads a file as a JSON object.
func json(_ file: URL) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
}

/// The same for a file that need not be there.
func jsonIfThere(_ file: URL) throws -> [String: Any]? {
    FileManager.default.fileExists(atPath: file.path) ? try json(file) : nil
}
