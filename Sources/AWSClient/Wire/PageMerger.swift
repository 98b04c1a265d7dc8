/// Makes one answer of pages, as the AWS CLI does: the lists put end to end, all else dropped but for what the operation
/// keeps of its first page.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html>
struct PageMerger {
    /// No answer is this long: an organization may have some ten thousand accounts, and twenty fit on a page.
    static let longest = 10_000

    private let pages: Pagination
    private var lists = OrderedMembers()
    private var kept: [JSON.Member] = []
    private var tokens: Set<String> = []

    init(_ pages: Pagination) {
        self.pages = pages
    }

    /// Takes a page.
    ///
    /// - Parameter page: The page.
    /// - Returns: What to ask for the next one with; nil where this was the last one.
    /// - Throws: ``AWSError`` where the pages don't lead to an end.
    mutating func add(_ page: JSON) throws(AWSError) -> String? {
        if tokens.isEmpty { kept = pages.kept.map { JSON.Member($0, page[$0] ?? .null) } }
        for name in pages.merged {
            guard let elements = page[name]?.array else { continue }
            lists.append(elements, to: name)
        }
        let hasMore = pages.more.map { page[$0]?.boolean == true } ?? true
        guard hasMore else { return nil }
        guard let token = page[pages.output]?.string, !token.isEmpty else {
            guard pages.more == nil else { throw .malformed("It says that it goes on, but not where.") }
            return nil
        }
        guard tokens.insert(token).inserted else { throw .pageRing }
        guard tokens.count < PageMerger.longest else { throw .tooManyPages }
        return token
    }

    /// All pages so far as one answer.
    var answer: JSON { .object(lists.members + kept) }
}
