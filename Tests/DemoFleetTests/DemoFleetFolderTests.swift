import DemoFleet
import Foundation
import Testing

@Suite final class `The folder of a demo fleet` {
    private let folder: URL
    private let fleet = DemoFleet(accounts: 14)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "demo-fleet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    @Test func `may be empty`() throws {
        try fleet.write(to: folder.path)
        #expect(try FileTree(reading: folder).files.keys.contains("manifest.json"))
    }

    @Test(arguments: ["new", "new/", "some/new/folder"])
    func `is made, with those above it, if there is none`(name: String) throws {
        try fleet.write(to: "\(folder.path)/\(name)")
        #expect(try FileTree(reading: folder.appending(path: name)).files.keys.contains("manifest.json"))
    }

    @Test func `is for its owner's eyes only`() throws {
        let fleetFolder = folder.appending(path: "fleet")
        try fleet.write(to: fleetFolder.path)
        #expect(try permissions(fleetFolder) == 0o700)
        for path in try FileManager.default.subpathsOfDirectory(atPath: fleetFolder.path) {
            let item = fleetFolder.appending(path: path)
            let isFile = path.hasSuffix(".json") || path.hasSuffix(".csv")
            #expect(try permissions(item) == (isFile ? 0o600 : 0o700), "\(path)")
        }
    }

    @Test func `is left alone if there is something in it`() throws {
        try Data().write(to: folder.appending(path: ".hidden"))
        let error = #expect(throws: DemoFleetError.self) { try fleet.write(to: folder.path) }
        #expect(error?.reason == .folderNotEmpty)
        #expect(error?.path == folder.path)
        #expect(error?.description.contains("name a folder that does not exist yet") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [".hidden"])
    }

    @Test func `is no file`() throws {
        let file = folder.appending(path: "file")
        try Data("kept".utf8).write(to: file)
        let error = #expect(throws: DemoFleetError.self) { try fleet.write(to: file.path) }
        #expect(error?.reason == .notAFolder)
        #expect(try Data(contentsOf: file) == Data("kept".utf8))
    }

    @Test(arguments: ["/dev/null/fleet", "", "/proc/fleet"])
    func `lies where something can be written`(path: String) {
        let error = #expect(throws: DemoFleetError.self) { try fleet.write(to: path) }
        guard case .refused(let code, let text) = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(code != 0)
        #expect(!text.isEmpty)
    }

    private func permissions(_ item: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: item.path)[.posixPermissions] as? Int
    }
}
