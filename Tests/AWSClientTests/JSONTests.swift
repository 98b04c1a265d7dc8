import AWSClient
import Testing

@Suite struct `A JSON value` {
    /// Python's own texts of doubles, with their bits: see `scripts/aws-client-cases`.
    @Test func `is written with Python's numbers`() throws {
        for item in try Cases.read("numbers") {
            let bits = try #require(UInt64(try item.text("bits")))
            let text = String(decoding: JSON.real(Double(bitPattern: bits)).compactText, as: UTF8.self)
            #expect(text == item["text"]?.string)
        }
    }

    @Test func `keeps the order of its members and the last of those of one name`() throws {
        let json = try JSON(parsing: Array(#"{"b": 1, "a": {"z": null, "y": [true, 2.5, "x"]}, "b": 2}"#.utf8))
        #expect(json.members?.map(\.name) == ["b", "a", "b"])
        #expect(json["b"] == .integer(2))
        #expect(json["a"]?["y"]?.array == [.boolean(true), .real(2.5), .string("x")])
        #expect(json["c"] == nil)
    }

    @Test func `is written as Python writes it`() {
        let json = JSON.object([
            JSON.Member("empty", .array([])), JSON.Member("none", .object([])),
            JSON.Member("text", .string("\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f}ü")),
            JSON.Member("list", .array([.null, .integer(-1)])),
        ])
        let expected = """
            {
                "empty": [],
                "none": {},
                "text": "\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u{7f}ü",
                "list": [
                    null,
                    -1
                ]
            }

            """
        #expect(String(decoding: json.text, as: UTF8.self) == expected)
    }

    @Test(arguments: ["", "{", "[1,]", "{\"a\" 1}", "\u{1}", "01", "nul", "{}{}", "\"\\ud800\""])
    func `is refused where it breaks the rules`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    }

    @Test func `is refused where it is not UTF-8`() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func `is refused where it nests too deep`() throws {
        _ = try JSON(parsing: Array((String(repeating: "[", count: 500) + String(repeating: "]", count: 500)).utf8))
        #expect(throws: JSONError.self) {
            try JSON(parsing: [UInt8](repeating: 0x5B, count: 1_000_000) + [UInt8](repeating: 0x5D, count: 1_000_000))
        }
    }

    @Test func `is refused where a whole number is too large`() {
        #expect(throws: JSONError.numberTooLarge) { try JSON(parsing: Array("18446744073709551615".utf8)) }
        #expect(throws: JSONError.self) { try JSON(parsing: Array("99999999999999999999999".utf8)) }
    }
}
