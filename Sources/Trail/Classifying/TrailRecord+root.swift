extension TrailRecord {
    /// Whether a root user acted, in person or through a service. Its ARN does not tell: it may be missing or empty.
    var isByRoot: Bool { identity.type == "Root" }

    /// Whether a session acted that a root user made with `sts:GetFederationToken`.
    var isByFederatedRoot: Bool {
        identity.type == "FederatedUser" && identity.issuerType == "Root"
    }

    /// Whether the key or the device that the record is about is the root user's own.
    ///
    /// Requests of a root user that name no user mean itself.
    var isAboutRootItself: Bool {
        request.userName.map { $0 == "AWS ROOT USER" } ?? true
    }

    /// Whether the request was refused, or came to nothing.
    var hasFailed: Bool {
        errorCode != nil || response.outcome.map { $0.lowercased() == "failure" } ?? false
    }

    /// Whether an AWS service made the request on somebody's behalf. Parts of the console are a person at work.
    var isByService: Bool {
        if type == "AwsServiceEvent" { return true }
        guard let invokedBy = identity.invokedBy else { return false }
        return !ConsoleService.isConsole(invokedBy)
    }

    /// Whether MFA was used; nil where the record does not say.
    var mfa: Bool? {
        switch (mfaUsed ?? identity.mfaAuthenticated)?.lowercased() {
        case "yes", "true": true
        case "no", "false": false
        default: nil
        }
    }
}

/// Names in `invokedBy` that stand for the console, so for a person.
enum ConsoleService {
    static func isConsole(_ invokedBy: String) -> Bool {
        let name = invokedBy.lowercased()
        return name.hasPrefix("signin.") || name.hasPrefix("cloudshell.") || name.contains("console")
    }
}
