import AWSClient
import Foundation
import TestSupport
import Testing

@testable import Collector

@Suite struct `The folder of a snapshot` {
    private let file = AnswerFile("list-accounts", in: "o-a1b2c3d4e5/organization")
    private let answer = JSON.object([JSON.Member("Accounts", .array([]))])
    private let refusal = Refusal(code: "AccessDenied", message: "You are not allowed", status: 403)

    private func folder(_ place: TemporaryFolder, maximalAge: Int = 3600) throws -> SnapshotFolder {
        try SnapshotFolder(place("fleet"), maximalAge: maximalAge)
    }

    @Test func `keeps an answer as the AWS CLI prints it`() throws {
        let place = try TemporaryFolder()
        let folder = try folder(place)
        #expect(folder.entry(file) == .none)
        try folder.write(answer, to: file)
        #expect(folder.entry(file) == .answered)
        #expect(folder.answer(file) == answer)
        let text = try String(contentsOfFile: place("fleet/\(file.answer)"), encoding: .utf8)
        #expect(text == "{\n    \"Accounts\": []\n}\n")
    }

    @Test func `holds an answer or a refusal of a call, and never both`() throws {
        let place = try TemporaryFolder()
        let folder = try folder(place)
        try folder.write(answer, to: file)
        try folder.write(refusal, to: file)
        #expect(folder.entry(file) == .refused)
        #expect(folder.answer(file) == nil)
        #expect(folder.json(file.refusal)?["Error"]?["Code"] == .string("AccessDenied"))
        try folder.write(answer, to: file)
        #expect(folder.entry(file) == .answered)
        #expect(folder.json(file.refusal) == nil)
    }

    /// Who gets the permission and tries again wants to know whether it was the right one.
    @Test(arguments: [
        ("AccessDenied", SnapshotFolder.Entry.none), ("AccessDeniedException", .none), ("AuthorizationError", .none),
        ("UnauthorizedOperation", .none), ("NoSuchEntity", .refused), ("ResourceNotFoundException", .refused),
    ])
    func `forgets in the next collection what was refused for want of a permission`(
        code: String,
        next: SnapshotFolder.Entry
    ) throws {
        let place = try TemporaryFolder()
        do {
            let first = try folder(place)
            try first.write(Refusal(code: code, message: "", status: 403), to: file)
            #expect(first.entry(file) == .refused)
        }
        let second = Date().addingTimeInterval(-1)
        try FileManager.default.setAttributes([.modificationDate: second], ofItemAtPath: place("fleet/\(file.refusal)"))
        #expect(try folder(place).entry(file) == next)
    }

    @Test func `knows its oldest answer that counts, and throws away what is older`() throws {
        let place = try TemporaryFolder()
        let names = ["a", "b", "c"].map { AnswerFile("get-account-summary", in: "o-a1b2c3d4e5/accounts/\($0)") }
        do {
            let first = try folder(place)
            #expect(first.oldestKept() == nil)
            for file in names { try first.write(answer, to: file) }
            try first.write([0x7B, 0x7D], to: "manifest.json")
        }
        for (file, age) in zip(names, [600.0, 1200, 7200]) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -age)],
                ofItemAtPath: place("fleet/\(file.answer)")
            )
        }
        let later = try folder(place)
        let age = try #require(later.oldestKept().map { Date().timeIntervalSince1970 - Double($0) / 1e9 })
        #expect((1200..<1500).contains(age))
        later.forgetOld(in: "o-a1b2c3d4e5/accounts")
        #expect(names.map { later.entry($0) } == [.answered, .answered, .none])
        // An audit would take a folder in which nothing is left for an account of which nothing is known.
        #expect(!FileManager.default.fileExists(atPath: place("fleet/o-a1b2c3d4e5/accounts/c")))
    }

    @Test func `is nobody else's to read`() throws {
        let place = try TemporaryFolder()
        try folder(place).write(answer, to: file)
        let mode = { (path: String) throws -> Int in
            let attributes = try FileManager.default.attributesOfItem(atPath: place("fleet" + path))
            return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
        #expect(try mode("/\(file.answer)") == 0o600)
        #expect(try ["", "/o-a1b2c3d4e5", "/o-a1b2c3d4e5/organization"].map(mode) == [0o700, 0o700, 0o700])
    }

    @Test func `takes what is too old, empty or no JSON for not asked`() throws {
        let place = try TemporaryFolder()
        do {
            let first = try folder(place)
            try first.write(answer, to: file)
        }
        let anHourAgo = Date().addingTimeInterval(-3600)
        try FileManager.default.setAttributes(
            [.modificationDate: anHourAgo],
            ofItemAtPath: place("fleet/\(file.answer)")
        )
        let later = try folder(place, maximalAge: 1800)
        #expect(later.entry(file) == .none)
        try later.write([], to: file.answer)
        #expect(later.entry(file) == .none)
        try later.write(Array("{\"Accounts\": [".utf8), to: file.answer)
        #expect(later.answer(file) == nil)
    }

    @Test func `lets one collection in at a time, and the next one afterwards`() throws {
        let place = try TemporaryFolder()
        do {
            let first = try folder(place)
            try first.write(answer, to: file)
            #expect(throws: CollectionError.inUse(place("fleet"))) { try folder(place) }
            #expect(first.entry(file) == .answered)
        }
        #expect(try folder(place).entry(file) == .answered)
    }

    @Test func `throws away what a collection that was killed had begun`() throws {
        let place = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: place("fleet/.incoming"),
            withIntermediateDirectories: true
        )
        try Data("half".utf8).write(to: URL(fileURLWithPath: place("fleet/.incoming/7")))
        do {
            let folder = try folder(place)
            #expect(!FileManager.default.fileExists(atPath: place("fleet/.incoming/7")))
            try folder.write(answer, to: file)
        }
        #expect(!FileManager.default.fileExists(atPath: place("fleet/.incoming")))
    }

    @Test func `is made with the folders over it`() throws {
        let place = try TemporaryFolder()
        let folder = try SnapshotFolder(place("2026/11/fleet"), maximalAge: 3600)
        try folder.write(answer, to: file)
        #expect(FileManager.default.fileExists(atPath: place("2026/11/fleet/\(file.answer)")))
    }

    @Test func `says where it cannot be made`() throws {
        let place = try TemporaryFolder()
        try place.write("file", Array("x".utf8))
        #expect(throws: CollectionError.self) { try SnapshotFolder(place("file/fleet"), maximalAge: 3600) }
        #expect(throws: CollectionError.self) { try SnapshotFolder(place("file"), maximalAge: 3600) }
    }
}
