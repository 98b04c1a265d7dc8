/// How an operation's answer goes on on further pages, and how the AWS CLI makes one answer of them.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html>
public struct Pagination: Hashable, Sendable {
    /// The parameter that asks for the next page.
    public let input: String
    /// The member that says what to ask with.
    public let output: String
    /// The member that says whether there is a next page; nil where the token alone says so.
    public let more: String?
    /// The lists that are put together from all pages. Nothing else is printed, but for `kept`.
    public let merged: [String]
    /// The members that are printed as the first page has them.
    public let kept: [String]

    init(input: String, output: String, more: String? = nil, merged: [String], kept: [String] = []) {
        self.input = input
        self.output = output
        self.more = more
        self.merged = merged
        self.kept = kept
    }
}
