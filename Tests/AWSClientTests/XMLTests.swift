import Testing

@testable import AWSClient

@Suite struct `An XML document` {
    @Test func `is read without prefixes and attributes`() throws {
        let root = try XMLElement(
            parsing: Array("<a:r xmlns:a='u' x='1'><b>1 &amp; <![CDATA[<2>]]></b> <b/>&#233;</a:r>".utf8)
        )
        #expect(root.name == "r")
        #expect(root.children == [XMLElement(name: "b", text: "1 & <2>"), XMLElement(name: "b")])
    }

    @Test func `with a document type is refused, whatever its entities`() {
        let lol = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><r>&b;</r>"
        #expect(throws: XMLError.documentType) { try XMLElement(parsing: Array(lol.utf8)) }
        let file = "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>"
        #expect(throws: XMLError.documentType) { try XMLElement(parsing: Array(file.utf8)) }
    }

    @Test func `is refused where it nests too deep`() {
        #expect(throws: XMLError.tooDeep) {
            try XMLElement(parsing: Array(String(repeating: "<a>", count: 100_000).utf8))
        }
    }

    @Test func `is refused where it has too many elements`() {
        let text = "<r>" + String(repeating: "<a/>", count: 2_000_001) + "</r>"
        #expect(throws: XMLError.tooMany) { try XMLElement(parsing: Array(text.utf8)) }
    }

    @Test(arguments: ["", "<a>", "<a></b>", "<a>&x;</a>", "text", "<a/><b/>", "<a>\u{1}</a>"])
    func `is refused where it breaks the rules`(text: String) {
        #expect(throws: XMLError.self) { try XMLElement(parsing: Array(text.utf8)) }
    }
}
