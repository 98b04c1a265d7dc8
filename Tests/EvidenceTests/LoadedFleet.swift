import Evidence
import Organization
import TestSupport

/// A fleet of files that are gone again when this returns.
func fleet(_ files: [String: String], at path: String = "") async throws -> Fleet {
    let folder = try TemporaryFolder(files)
    return try await FleetReader(workers: 2).read([path.isEmpty ? folder.path : folder(path)])
}

extension Fleet {
    func account(_ id: String) -> FleetAccount? {
        (accounts + outOfService).first { $0.id.description == id }
    }
}
