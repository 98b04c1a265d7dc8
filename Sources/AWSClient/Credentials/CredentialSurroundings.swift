/// What the search for credentials knows of the machine and of the command line. It never shows the values of variables.
public struct CredentialSurroundings: Sendable {
    /// The environment's variables.
    public var environment: [String: String]
    /// The user's home folder, in which `.aws` is looked for.
    public var home: String
    /// The profile that the command line names, if it names one. Then no credentials are taken from the environment.
    public var profile: String?

    /// Surroundings of these parts.
    ///
    /// - Parameters:
    ///   - environment: The environment's variables.
    ///   - home: The user's home folder.
    ///   - profile: The profile that the command line names, if it names one.
    public init(environment: [String: String], home: String, profile: String? = nil) {
        self.environment = environment
        self.home = home
        self.profile = profile
    }

    /// A variable's value; nil where it is not set or empty.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The profile in force, and whether anybody named it.
    ///
    /// `AWS_DEFAULT_PROFILE` comes before `AWS_PROFILE`, as with the AWS CLI.
    var profileInForce: (name: String, isNamed: Bool) {
        let named = profile ?? variable("AWS_DEFAULT_PROFILE") ?? variable("AWS_PROFILE")
        return (named ?? "default", named != nil)
    }

    /// The environment's variables, and beside them what the profile in force says where they say nothing: which endpoints
    /// are asked, and whose certificates are trusted.
    ///
    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html>
    ///
    /// - Throws: Where a file cannot be used, or the profile that was named is not there.
    public func environmentWithProfile() throws(CredentialError) -> [String: String] {
        let settings = try Profiles(self).inForce(self).settings
        let all = [
            "AWS_CA_BUNDLE": "ca_bundle", "AWS_USE_FIPS_ENDPOINT": "use_fips_endpoint",
            "AWS_ENDPOINT_URL": "endpoint_url",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "ignore_configured_endpoint_urls",
            "AWS_MAX_ATTEMPTS": "max_attempts",
        ]
        return all.reduce(into: environment) { values, each in
            if variable(each.key) == nil { values[each.key] = settings[each.value] }
        }
    }

    /// The region in force: `AWS_REGION`, `AWS_DEFAULT_REGION`, or the profile's.
    ///
    /// - Returns: The region; nil where nobody names one.
    /// - Throws: Where a file cannot be used, or the profile that was named is not there.
    public func region() throws(CredentialError) -> String? {
        let profile = try Profiles(self).inForce(self).settings
        return variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? profile["region"]
    }

    /// Whether a variable says true.
    func isTrue(_ name: String) -> Bool {
        variable(name)?.lowercased() == "true"
    }

    /// A path with the home folder in the place of a tilde.
    func path(_ text: String) -> String {
        text == "~" || text.hasPrefix("~/") ? home + text.dropFirst() : text
    }
}

extension CredentialSurroundings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The home folder and the profile.
    public var description: String { "surroundings with home \(home), profile \(profile ?? "unnamed")" }

    /// The home folder and the profile.
    public var debugDescription: String { description }

    /// The home folder and the profile: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["home": home, "profile": profile as Any]) }
}
