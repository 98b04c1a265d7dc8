/// A policy as somebody wrote it, before any organization has it.
struct PolicyText: Sendable {
    let name: String
    let description: String
    let document: String
}
