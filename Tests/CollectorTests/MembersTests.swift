import AWSClient
import Organization
import Testing

@testable import Collector

@Suite struct `The members that are asked` {
    private func members(_ json: String) throws -> Members {
        Members(try JSON(parsing: Array(json.utf8)).array ?? [])
    }

    /// States: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html>
    @Test(arguments: [
        (#""State": "ACTIVE""#, true),
        (#""Status": "ACTIVE""#, true),
        (#""State": "ACTIVE", "Status": "SUSPENDED""#, true),
        (#""State": "SUSPENDED", "Status": "ACTIVE""#, false),
        (#""Status": "SUSPENDED""#, false),
        (#""State": "PENDING_CLOSURE""#, false),
        (#""State": "PENDING_ACTIVATION""#, false),
        (#""State": "CLOSED""#, false),
        (#""State": "SOMETHING_NEW""#, true),
        (#""Name": "of which nothing is told""#, true),
    ])
    func `are those whose state is not known to keep them from answering`(told: String, isAsked: Bool) throws {
        let found = try members(#"[{"Id": "111122223333", \#(told)}]"#)
        let id = try #require(AccountID("111122223333"))
        #expect(found.active == (isAsked ? [id] : []))
        #expect(found.inactive == (isAsked ? [] : [id]))
    }

    @Test func `are each one account, in the order of the list`() throws {
        let found = try members(
            #"[{"Id": "222233334444"}, {"Id": "111122223333"}, {"Id": "222233334444"}, {"Id": "x"}]"#
        )
        #expect(found.active.map(\.description) == ["222233334444", "111122223333"])
    }
}
