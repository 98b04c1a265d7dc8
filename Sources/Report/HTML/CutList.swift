/// A list of which a page shows no more than can be read, and says how much it leaves out.
struct CutList<Item> {
    let items: [Item]
    let total: String
    /// How many are left out, where some are.
    let rest: String?

    init<Source>(_ all: [Source], most: Int = 500, _ item: (Source) -> Item) {
        items = all.prefix(most).map(item)
        total = all.count.grouped
        rest = all.count > most ? (all.count - most).grouped : nil
    }
}
