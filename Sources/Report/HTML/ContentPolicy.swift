/// What a page lets itself do: use its own style and script, and nothing else.
///
/// Even a name that got past the escaping could not run a script or call home. Style and script are named by their
/// SHA-256. They are the same in every page, so the hashes stand here, and a test holds them to the files.
enum ContentPolicy {
    /// Of `report.css`.
    static let styleHash = "0sTuowP42QEpfytODuhXRz0cEjS1NAoOjAKL4nQ02gw="
    /// Of `report.js`.
    static let scriptHash = "WQQQkV0bYob1h3CC/fDH82Xf+xHviRTwgjLxIBxvL08="

    /// The policy as the page declares it.
    static let text = [
        "default-src 'none'", "style-src 'sha256-\(styleHash)'", "script-src 'sha256-\(scriptHash)'",
        "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
}
