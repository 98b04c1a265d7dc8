import Testing

@testable import Collector

@Suite struct `The file of an answer` {
    @Test(arguments: [
        (argument: "p-FullAWSAccess", name: "describe-policy.p-FullAWSAccess.json"),
        (
            argument: "arn:aws:sns:us-east-1:111122223333:alerts",
            name: "describe-policy.arn%3Aaws%3Asns%3Aus-east-1%3A111122223333%3Aalerts.json"
        ),
        (argument: "../../etc/passwd", name: "describe-policy.%2E%2E%2F%2E%2E%2Fetc%2Fpasswd.json"),
        (argument: "Größe 1\n", name: "describe-policy.Gr%C3%B6%C3%9Fe%201%0A.json"),
    ])
    func `is named for the call and its argument, in which nothing can lead elsewhere`(
        argument: String,
        name: String
    ) {
        #expect(AnswerFile("describe-policy", of: argument, in: "o/organization").answer == "o/organization/" + name)
    }

    /// A topic's name may have 256 letters, that of a rule of AWS Config 128 of any alphabet. The hashes are those of another
    /// program.
    @Test(arguments: [
        (
            argument: "arn:aws:sns:us-east-1:111122223333:" + String(repeating: "x", count: 256),
            hash: "f08f56061d5c20c9"
        ),
        (
            argument: "arn:aws:sns:us-east-1:111122223333:" + String(repeating: "x", count: 255) + "y",
            hash: "f08f55061d5c1f16"
        ),
        (argument: String(repeating: "支", count: 128), hash: "e70b25ed305153a5"),
    ])
    func `has a name that a file system takes, however long the argument is`(argument: String, hash: String) {
        let verb = "get-compliance-details-by-config-rule"
        let stem = AnswerFile(verb, of: argument, in: "o").stem
        #expect(stem.hasPrefix("\(verb)."))
        #expect(stem.hasSuffix("~\(hash)"))
        #expect(stem.utf8.count == 200)
    }

    @Test func `names an argument wholly as long as there is room`() {
        let longest = String(repeating: "x", count: 195)
        #expect(AnswerFile("verb", of: longest, in: "o").stem == "verb.\(longest)")
        #expect(AnswerFile("verb", of: longest + "x", in: "o").stem.utf8.count == 200)
    }

    @Test func `lies beside that of a refusal and of further pages`() {
        let file = AnswerFile("list-accounts", in: "o/organization")
        #expect(file.answer == "o/organization/list-accounts.json")
        #expect(file.refusal == "o/organization/list-accounts.error.json")
        #expect(file.page(1) == file.answer)
        #expect(file.page(2) == "o/organization/list-accounts.2.json")
    }
}
