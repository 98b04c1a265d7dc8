import DemoFleet
import Foundation
import Testing

@Suite struct `The folder of a demo fleet` {
    private static let fleet = DemoFleet(accounts: 1)

    @Test func `may be empty`() throws {
        try withTemporaryFolder { folder in
            try Self.fleet.write(to: folder.path)
            #expect(try WrittenFleet(folder: folder).files.contains("manifest.json"))
        }
    }

    @Test(arguments: ["new", "new/", "some/new/folder"])
    func `is made, with those above it, if there is none`(name: String) throws {
        try withTemporaryFolder { folder in
            try Self.fleet.write(to: "\(folder.path)/\(name)")
            #expect(try WrittenFleet(folder: folder.appending(path: name)).files.contains("manifest.json"))
        }
    }

    @Test func `is left alone if there is something in it`() throws {
        try withTemporaryFolder { folder in
            try Data().write(to: folder.appending(path: ".hidden"))
            let error = #expect(throws: DemoFleetError.self) { try Self.fleet.write(to: folder.path) }
            #expect(error?.reason == .folderNotEmpty)
            #expect(error?.path == folder.path)
            #expect(error?.description.contains("name a folder that does not exist yet") == true)
            #expect(try WrittenFleet(folder: folder).files == [".hidden"])
        }
    }

    @Test func `is no file`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try Data("kept".utf8).write(to: file)
            let error = #expect(throws: DemoFleetError.self) { try Self.fleet.write(to: file.path) }
            #expect(error?.reason == .notAFolder)
            #expect(try Data(contentsOf: file) == Data("kept".utf8))
        }
    }

    @Test(arguments: ["/dev/null/fleet", "", "/proc/fleet"])
    func `lies where something can be written`(path: String) throws {
        let error = #expect(throws: DemoFleetError.self) { try Self.fleet.write(to: path) }
        guard case .refused(let code, let text) = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(code != 0)
        #expect(!text.isEmpty)
    }
}
