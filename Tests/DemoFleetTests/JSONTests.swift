import Foundation
import Testing

@testable import DemoFleet

@Suite struct `JSON text` {
    @Test func `looks as the AWS CLI prints it`() {
        let value: JSON = ["Accounts": [["Id": "012345678901", "Count": 2, "Open": true]], "None": []]
        #expect(
            String(decoding: value.printed, as: UTF8.self) == #"""
                {
                    "Accounts": [
                        {
                            "Id": "012345678901",
                            "Count": 2,
                            "Open": true
                        }
                    ],
                    "None": []
                }

                """#
        )
    }

    @Test(arguments: ["plain", "a \"word\"", #"back\slash"#, "two\nlines\tand a tab", "Zürich, 東京"])
    func `keeps strings`(string: String) throws {
        let value: JSON = ["Content": .string(string)]
        let read = try JSONSerialization.jsonObject(with: Data(value.printed)) as? [String: String]
        #expect(read == ["Content": string])
    }
}
