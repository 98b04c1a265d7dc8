/// What a page lets itself do: use its own styles and script, and nothing else.
///
/// Even a name that got past the escaping could not run a script or call home. Styles and script are named by their
/// SHA-256. They are the same in every page, so the hashes stand here, and tests hold them to the files.
enum ContentPolicy {
    /// Of `report.css`.
    static let styleHash = "wegMJ7qwWrVvyh8Gy8K9fVDa9zqKkAiQ+DbCTzPm6F8="
    /// Of `trend.css`.
    static let trendStyleHash = "zSNrMrM5fj3yKDMubwSco5rO6VkPuBoqfiGTMMFRiBo="
    /// Of `report.js`.
    static let scriptHash = "WQQQkV0bYob1h3CC/fDH82Xf+xHviRTwgjLxIBxvL08="

    /// The policy as an audit's page declares it.
    static let text = policy(styles: [styleHash], script: scriptHash)
    /// The policy of a trend's page, which has no script.
    static let trendText = policy(styles: [styleHash, trendStyleHash], script: nil)

    private static func policy(styles: [String], script: String?) -> String {
        let named = styles.map { "'sha256-\($0)'" }.joined(separator: " ")
        let scripts = script.map { ["script-src 'sha256-\($0)'"] } ?? []
        return (["default-src 'none'", "style-src \(named)"] + scripts + ["base-uri 'none'", "form-action 'none'"])
            .joined(separator: "; ")
    }
}
