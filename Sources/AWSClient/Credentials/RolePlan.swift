/// The roles that a profile stands for, and where the credentials for the first of them come from.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/topic/config-vars.html#using-aws-iam-roles>
struct RolePlan {
    /// A role as a profile describes it.
    struct Step {
        let profile: String
        let arn: String
        let sessionName: String?
        let externalID: String?
        let durationSeconds: Int?
        let mfaSerial: String?
    }

    /// Where it begins.
    enum Base {
        /// With another profile's own credentials.
        case profile(String)
        /// With a source that a profile names.
        case source(CredentialSource, namedBy: String)
    }

    /// More roles in a row than anybody has.
    private static let limit = 32

    /// The roles in the order in which they are assumed.
    let steps: [Step]
    let base: Base

    /// Whether a profile is about a role that is assumed with credentials, and not with a web identity.
    static func isRole(_ settings: [String: String]) -> Bool {
        settings["role_arn"] != nil && settings["web_identity_token_file"] == nil
    }

    init(_ profile: String, in profiles: Profiles) throws(CredentialError) {
        var visited: [String] = []
        var steps: [Step] = []
        var name = profile
        while true {
            let settings = profiles[name] ?? [:]
            visited.append(name)
            steps.insert(try Self.step(name, settings), at: 0)
            if let base = try Self.source(name, settings) {
                self.base = base
                break
            }
            let next = settings["source_profile"] ?? ""
            guard let source = profiles[next] else {
                throw .badProfile(
                    name,
                    reason: "names the source_profile \u{201C}\(next)\u{201D}, which does not exist"
                )
            }
            let hasKeys = source["aws_access_key_id"] != nil || source["aws_secret_access_key"] != nil
            // A profile may be its own source where it has keys.
            guard !visited.contains(next) || next == name && hasKeys else { throw .ring(visited + [next]) }
            if hasKeys || !Self.isRole(source) {
                base = .profile(next)
                break
            }
            guard visited.count < Self.limit else {
                throw .badProfile(profile, reason: "leads through more than \(Self.limit) roles")
            }
            name = next
        }
        self.steps = steps
    }

    private static func step(_ name: String, _ settings: [String: String]) throws(CredentialError) -> Step {
        let duration = try settings["duration_seconds"].map { text throws(CredentialError) in
            guard let seconds = Int(text), seconds > 0 else {
                throw .badProfile(name, reason: "has a duration_seconds that is no number of seconds")
            }
            return seconds
        }
        return Step(
            profile: name,
            arn: settings["role_arn"] ?? "",
            sessionName: settings["role_session_name"],
            externalID: settings["external_id"],
            durationSeconds: duration,
            mfaSerial: settings["mfa_serial"]
        )
    }

    /// The source that a profile names, nil where it names a profile.
    private static func source(_ name: String, _ settings: [String: String]) throws(CredentialError) -> Base? {
        guard let text = settings["credential_source"] else {
            guard settings["source_profile"] != nil else {
                throw .badProfile(name, reason: "has a role_arn, but neither source_profile nor credential_source")
            }
            return nil
        }
        guard settings["source_profile"] == nil else {
            throw .badProfile(name, reason: "has both source_profile and credential_source; remove one of them")
        }
        switch text {
        case "Environment": return .source(.environment, namedBy: name)
        case "EcsContainer": return .source(.container, namedBy: name)
        case "Ec2InstanceMetadata": return .source(.instanceMetadata, namedBy: name)
        default:
            throw .badProfile(
                name,
                reason: "has a credential_source other than Environment, EcsContainer and Ec2InstanceMetadata"
            )
        }
    }
}
