internal import ArgumentParser
internal import FoundationEssentials
internal import Organization
internal import Posture
internal import Settings

/// The options that say how to judge, for all commands that do.
struct SettingsOptions: ParsableArguments {
    @Option(help: "Judge at this moment (ISO 8601). Without it, each credential report's own time counts.")
    var asOf: Instant?

    @Option(help: "How far back a use of root counts, such as 7d or 24h. (default: 7d)")
    var window: Span?

    @Option(help: "How old a credential report may be. (default: 7d)")
    var freshness: Span?

    @Flag(
        inversion: .prefixedNo,
        help: "Fail hardware MFA where a device may be a passkey in software. (default: --no-strict-hardware)"
    )
    var strictHardware: Bool?

    @Option(
        help: ArgumentHelp("Read settings from this file. (default: taproot.yaml, if it is there)", valueName: "file")
    )
    var config: String?

    private static let usualFile = "taproot.yaml"

    /// What the flags say, over what the file says, over the defaults.
    func settings() throws -> AuditSettings {
        let file = try settingsFile()
        var settings = AuditSettings(
            asOf: asOf,
            exclusions: file?.exclusions ?? [:],
            acceptances: file?.acceptances ?? [:]
        )
        settings.window = window ?? file?.window ?? settings.window
        settings.freshness = freshness ?? file?.freshness ?? settings.freshness
        settings.strictHardware = strictHardware ?? file?.strictHardware ?? settings.strictHardware
        return settings
    }

    private func settingsFile() throws -> SettingsFile? {
        if config == nil, !FileManager.default.fileExists(atPath: Self.usualFile) { return nil }
        let path = config ?? Self.usualFile
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw SettingsError(file: path, "cannot be read; name a readable file with --config")
        }
        guard data.count <= SettingsFile.limit, let text = String(data: data, encoding: .utf8) else {
            throw SettingsError(file: path, "is no settings file: it is larger than 1 MB or not UTF-8")
        }
        return try SettingsFile(yaml: text, file: path)
    }
}
