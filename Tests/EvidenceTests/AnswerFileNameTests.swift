import Organization
import Testing

@testable import Evidence

@Suite struct `A file's name` {
    @Test func `tells call, argument, page and refusal`() throws {
        let plain = try #require(AnswerFileName("list-accounts.json"))
        #expect((plain.call, plain.argument, plain.page, plain.isError) == (.listAccounts, nil, 1, false))
        let page = try #require(AnswerFileName("list-accounts.2.json"))
        #expect((page.call, page.argument, page.page, page.isError) == (.listAccounts, nil, 2, false))
        let first = try #require(AnswerFileName("list-accounts.1.json"))
        #expect((first.argument, first.page) == (nil, 1))
        let argument = try #require(AnswerFileName("list-accounts-for-parent.ou-ab12-cdef3456.json"))
        #expect((argument.argument, argument.page) == ("ou-ab12-cdef3456", 1))
        let both = try #require(AnswerFileName("list-accounts-for-parent.r-ab12.3.json"))
        #expect((both.argument, both.page) == ("r-ab12", 3))
        let refused = try #require(AnswerFileName("list-policies.error.json"))
        #expect((refused.call, refused.isError) == (.listPolicies, true))
        let refusedArgument = try #require(AnswerFileName("describe-policy.p-a1b2c3d4.error.json"))
        #expect((refusedArgument.argument, refusedArgument.isError) == ("p-a1b2c3d4", true))
    }

    @Test(arguments: [
        "notes.txt", "list-accounts", ".json", "error.json", "list-buckets.json", "list-accounts.a.b.json",
    ])
    func `means nothing where it is no answer that is read`(name: String) {
        #expect(AnswerFileName(name) == nil)
    }
}
