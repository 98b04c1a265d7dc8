/// The profiles of the two files.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>
struct Profiles {
    /// Profiles of the file `config`, by name.
    let config: [String: [String: String]]
    /// Profiles of the file `credentials`, by name.
    let credentials: [String: [String: String]]
    /// Sessions of IAM Identity Center, by name.
    let sessions: [String: [String: String]]

    init(_ surroundings: CredentialSurroundings) throws(CredentialError) {
        let configPath = surroundings.variable("AWS_CONFIG_FILE") ?? "~/.aws/config"
        let credentialsPath = surroundings.variable("AWS_SHARED_CREDENTIALS_FILE") ?? "~/.aws/credentials"
        let file = try ProfileFile(path: surroundings.path(configPath))
        config = Self.named("profile", in: file, alone: "default")
        sessions = Self.named("sso-session", in: file)
        credentials = try ProfileFile(path: surroundings.path(credentialsPath)).sections
    }

    /// All names, sorted.
    var names: [String] { Set(config.keys).union(credentials.keys).sorted() }

    /// All settings of a profile, those in `credentials` before those in `config`; nil where neither knows it.
    subscript(_ name: String) -> [String: String]? {
        guard config[name] != nil || credentials[name] != nil else { return nil }
        return (credentials[name] ?? [:]).merging(config[name] ?? [:]) { own, _ in own }
    }

    /// The profile in force: empty where there is none and nobody named one.
    func inForce(_ surroundings: CredentialSurroundings) throws(CredentialError) -> (
        name: String, settings: [String: String]
    ) {
        let (name, isNamed) = surroundings.profileInForce
        if let settings = self[name] { return (name, settings) }
        guard !isNamed else { throw .unknownProfile(name, known: names) }
        return (name, [:])
    }

    /// Sections such as `[profile NAME]`; a name with a space in it is quoted. Of two with the same name the last counts.
    private static func named(_ kind: String, in file: ProfileFile, alone: String? = nil) -> [String: [String: String]]
    {
        var found: [String: [String: String]] = [:]
        for section in file.names {
            let words = ShellWords.split(section) ?? []
            if section == alone {
                found[section] = file.sections[section]
            } else if words.count == 2, words[0] == kind {
                found[words[1]] = file.sections[section]
            }
        }
        return found
    }
}
