/// Which Taproot this is.
enum Version {
    /// By semantic versioning.
    static let current = "0.1.0"
}
