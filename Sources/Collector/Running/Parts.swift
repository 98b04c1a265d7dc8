/// Work that is done side by side.
enum Parts {
    /// Does something for each element, a limited number at a time; the first error ends the others.
    static func each<Element: Sendable>(
        _ elements: [Element],
        width: Int = .max,
        _ work: @escaping @Sendable (Element) async throws(CollectionError) -> Void
    ) async throws(CollectionError) {
        let failure = await withTaskGroup(of: CollectionError?.self) { group in
            var coming = elements.makeIterator()
            func start() {
                guard let element = coming.next() else { return }
                group.addTask {
                    do throws(CollectionError) { try await work(element) } catch { return error }
                    return nil
                }
            }
            for _ in 0..<min(width, elements.count) { start() }
            for await failure in group {
                if let failure {
                    group.cancelAll()
                    return Optional(failure)
                }
                start()
            }
            return nil
        }
        if let failure { throw failure }
    }
}
