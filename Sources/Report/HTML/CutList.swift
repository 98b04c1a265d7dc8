/// A list of which a page shows no more than can be read, and says how much it leaves out.
struct CutList<Item> {
    let items: [Item]
    let total: String
    /// How many are left out, where some are.
    let rest: String?

    private static var most: Int { 500 }

    init<Source>(_ all: [Source], _ item: (Source) -> Item) {
        items = all.prefix(Self.most).map(item)
        total = all.count.grouped
        rest = all.count > Self.most ? (all.count - Self.most).grouped : nil
    }
}
