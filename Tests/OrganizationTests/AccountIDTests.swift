import Organization
import Testing

@Suite struct `An account id` {
    @Test(arguments: ["000000000000", "012345678901", "999999999999"])
    func `spells its twelve digits again, leading zeros included`(text: String) throws {
        #expect(try #require(AccountID(text)).description == text)
    }

    @Test(arguments: [
        "", "12345678901", "1234567890123", "12345678901a", " 12345678901", "-12345678901", "1234-5678-9012",
        "٠١٢٣٤٥٦٧٨٩٠١",
    ])
    func `is refused unless it has twelve ASCII digits`(text: String) {
        #expect(AccountID(text) == nil)
    }

    @Test func `is ordered as its spelling`() throws {
        let texts = ["999999999999", "000000000001", "100000000000"]
        let ids = try texts.map { try #require(AccountID($0)) }
        #expect(ids.sorted().map(\.description) == texts.sorted())
    }
}
