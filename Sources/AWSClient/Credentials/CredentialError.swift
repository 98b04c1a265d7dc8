/// Why there are no credentials.
public enum CredentialError: Error, Hashable, Sendable {
    /// A source that was asked and is not set up here.
    public struct Attempt: Hashable, Sendable {
        /// The source.
        public let source: CredentialSource
        /// Why it has none.
        public let reason: String

        /// An attempt with that outcome.
        ///
        /// - Parameters:
        ///   - source: The source.
        ///   - reason: Why it has none.
        public init(_ source: CredentialSource, _ reason: String) {
            self.source = source
            self.reason = reason
        }
    }

    /// No source is set up.
    case notFound(profile: String, tried: [Attempt])
    /// Half of what belongs together is there.
    case incomplete(source: CredentialSource, missing: String)
    /// Nobody knows the profile that was named.
    case unknownProfile(String, known: [String])
    /// A file that cannot be used.
    case badFile(String, line: Int?, reason: String)
    /// A profile that makes no sense.
    case badProfile(String, reason: String)
    /// Profiles that take their credentials of each other.
    case ring([String])
    /// The login with IAM Identity Center is over, or there was none.
    case loginNeeded(profile: String, reason: String)
    /// A role wants an MFA code, and nobody can be asked.
    case codeNeeded(profile: String, serial: String)
    /// A source that is set up gives nothing.
    case failed(CredentialSource, reason: String)
}

extension CredentialError: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        switch self {
        case .notFound(let profile, let tried): Self.notFound(profile, tried)
        case .incomplete(let source, let missing):
            "The AWS credentials in \(source) are incomplete: \(missing) is missing. Set it, or remove the rest."
        case .unknownProfile(let name, let known): Self.unknown(name, known)
        case .badFile(let path, let line, let reason): "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)"
        case .badProfile(let name, let reason): "The AWS profile \u{201C}\(name)\u{201D} \(reason)."
        case .ring(let names):
            "AWS profiles take their credentials of each other in a ring: \(names.joined(separator: " → ")). "
                + "Give one of them credentials of its own."
        case .loginNeeded(let profile, let reason):
            "\(reason). Run: aws sso login --profile \(profile)"
        case .codeNeeded(let profile, let serial):
            "The AWS profile \u{201C}\(profile)\u{201D} wants a code of the MFA device \(serial), and there is no terminal "
                + "to ask for it. Run this in a terminal, or use a profile that does without."
        case .failed(let source, let reason): "No AWS credentials came from \(source): \(reason)."
        }
    }

    private static func notFound(_ profile: String, _ tried: [Attempt]) -> String {
        let lines = tried.map { "  \($0.source): \($0.reason)" }
        return """
            No AWS credentials were found for the profile \u{201C}\(profile)\u{201D}. What was tried:
            \(lines.joined(separator: "\n"))
            Name a profile that has some, or make one: aws configure sso, or aws configure.
            """
    }

    private static func unknown(_ name: String, _ known: [String]) -> String {
        let names = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        return "There is no AWS profile \u{201C}\(name)\u{201D}. "
            + (known.isEmpty ? "There are none at all: aws configure makes one." : "There are: \(names).")
    }
}
