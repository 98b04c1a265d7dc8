/// A long-term access key, as a credential report knows it.
struct AccessKey: Sendable {
    /// The last request that was signed with a key.
    struct Use: Sendable {
        let time: Moment
        let region: String
        let service: String
    }

    let isActive: Bool
    let created: Moment
    let lastUse: Use?
}
