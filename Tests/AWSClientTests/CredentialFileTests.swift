import FoundationEssentials
import TestSupport
import Testing

@testable import AWSClient

/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>,
/// <https://docs.python.org/3/library/configparser.html#supported-ini-file-structure>
@Suite struct `A file of profiles` {
    @Test func `is read with comments, nested settings and lines that go on`() throws {
        let file = try ProfileFile(
            """
            # comment
            [default] ; said
            Region : eu-west-1
            ; comment
            s3 =
              region = no
              # comment

              aws_access_key_id = no
            credential_process = /bin/a b
                --c = d
            output=json = yes

              and more
            empty =
            [profile "a b"]
            x = y
            """,
            path: "f"
        )
        #expect(
            file.sections == [
                "default": [
                    "region": "eu-west-1", "credential_process": "/bin/a b\n--c = d",
                    "output": "json = yes\n\nand more",
                ],
                #"profile "a b""#: ["x": "y"],
            ]
        )
    }

    @Test(arguments: [
        ("x = y", 1), ("[a]\nx = y\n\n[a]", 4), ("[a]\nx = 1\nX = 2", 3), ("[a]\nhush", 2), ("[a]\n= hush", 2),
        ("[]\n", 1),
    ])
    func `is refused where it makes no sense, without showing the line`(text: String, line: Int) {
        let error = #expect(throws: CredentialError.self) { try ProfileFile(text, path: "f") }
        #expect(error?.description.hasPrefix("f:\(line): ") == true)
        #expect(error?.description.contains("hush") == false)
    }

    @Test func `is refused where it is too large, no text or no file`() throws {
        let folder = try TemporaryFolder()
        try folder.write("large", [UInt8](repeating: 10, count: ProfileFile.limit + 1))
        try folder.write("just", [UInt8](repeating: 10, count: ProfileFile.limit))
        try folder.write("binary", [91, 255, 93])
        #expect(throws: CredentialError.self) { try ProfileFile(path: folder("large")) }
        #expect(throws: CredentialError.self) { try ProfileFile(path: folder("binary")) }
        #expect(throws: CredentialError.self) { try ProfileFile(path: folder.path) }
        #expect(try ProfileFile(path: folder("just")).sections.isEmpty)
        #expect(try ProfileFile(path: folder("none")).sections.isEmpty)
    }
}

/// The answers are Python's: `shlex.split`.
@Suite struct `The words of a command line` {
    @Test(arguments: [
        ("", []), ("  ", []), (" a  b\tc\n", ["a", "b", "c"]), (#"a"b c"'d e'"#, ["ab cd e"]), (#"'' """#, ["", ""]),
        (#"a\ b"#, ["a b"]), (#"'a\b'"#, [#"a\b"#]), (#""a\b\"\\""#, [#"a\b"\"#]), (#"a\\b"#, [#"a\b"#]),
        ("a#b ; c", ["a#b", ";", "c"]), ("ä 漢", ["ä", "漢"]), (#""it's""#, ["it's"]), (#"'say "no"'"#, [#"say "no""#]),
    ])
    func `are those of a shell`(text: String, words: [String]) {
        #expect(ShellWords.split(text) == words)
    }

    @Test(arguments: ["'", "\"a", #"a\"#, #""a\""#]) func `have to end`(text: String) {
        #expect(ShellWords.split(text) == nil)
    }
}

/// The seconds are those of `date --utc --date`.
@Suite struct `The time of an expiration` {
    @Test(arguments: [
        ("2019-05-29T00:21:43Z", 1_559_089_303), ("2020-06-17T19:10:41UTC", 1_592_421_041),
        ("2024-02-29T23:59:59+00:00", 1_709_251_199), ("2027-01-15T10:00:00+02:00", 1_800_000_000),
        ("2027-01-15T03:30:00-0430", 1_800_000_000), ("2027-01-15T08:00:00.123Z", 1_800_000_000),
        ("1969-12-31T23:59:59Z", -1),
    ])
    func `is read`(text: String, seconds: Double) {
        #expect(CredentialTime.parse(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "soon", "2027-01-15", "2027-01-15T08:00Z", "2027-13-15T08:00:00Z", "2027-01-15T24:00:00Z",
        "2027-01-15T08:00:00",
        "27-01-15T08:00:00Z", "2027-01-15T08:00:00+2", "2027-01-15T+8:00:00Z", "2027-01-15T08:00:00Zzz",
    ])
    func `is not read where it is none`(text: String) {
        #expect(CredentialTime.parse(text) == nil)
    }
}
