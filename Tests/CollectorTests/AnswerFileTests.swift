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

    @Test func `lies beside that of a refusal and of further pages`() {
        let file = AnswerFile("list-accounts", in: "o/organization")
        #expect(file.answer == "o/organization/list-accounts.json")
        #expect(file.refusal == "o/organization/list-accounts.error.json")
        #expect(file.page(1) == file.answer)
        #expect(file.page(2) == "o/organization/list-accounts.2.json")
    }
}
