extension TrailRecord {
    /// What the record is, as far as it tells by itself. Sessions without a mark of theirs are found by ``SessionJoin``.
    var activity: ActivityClass {
        if type == "AwsServiceEvent" { return .serviceEvent }
        if GuardWeakening.isOne(self) { return .guardWeakened }
        if isAssumeRoot { return .assumeRoot }
        if isChangeOfMembersEmail { return .emailChange }
        if isByFederatedRoot { return isByService ? .serviceEvent : .federation }
        guard isByRoot else { return .notRoot }
        if isByService { return .serviceEvent }
        if identity.isAssumedRoot { return .assumedRootCall }
        return ofRootItself
    }

    /// Whether the record belongs into the history of root users. What services report of themselves, such as that a key was
    /// rotated, has a class and does not.
    var concernsRoot: Bool {
        activity != .notRoot && (activity != .serviceEvent || isByRoot || isByFederatedRoot)
    }

    /// Somebody opened a centralized root session; those who were refused did not.
    private var isAssumeRoot: Bool {
        source == "sts.amazonaws.com" && name == "AssumeRoot" && !hasFailed
    }

    /// The management account can change the address of a member's root user, which then signs in with another.
    private var isChangeOfMembersEmail: Bool {
        source == "account.amazonaws.com" && name == "AcceptPrimaryEmailUpdate" && !hasFailed
    }

    private var ofRootItself: ActivityClass {
        switch source {
        case "signin.amazonaws.com": ofSignIn
        case "iam.amazonaws.com": hasFailed ? .apiCall : ofIAM
        case "sts.amazonaws.com": hasFailed ? .apiCall : ofSTS
        default: .apiCall
        }
    }

    /// Sign-ins that failed have no `errorCode`: the response tells, or the message.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>
    private var ofSignIn: ActivityClass {
        let hasFailed = hasFailed || (response.outcome == nil && errorMessage != nil)
        switch name {
        case "ConsoleLogin": return hasFailed ? .signInFailed : .consoleSignIn
        case "CheckMfa" where hasFailed: return .signInFailed
        case "PasswordRecoveryRequested", "PasswordRecoveryCompleted": return .passwordRecovery
        case "PasswordUpdated": return hasFailed ? .apiCall : .passwordChange
        case "EmailUpdated": return hasFailed ? .apiCall : .emailChange
        default: return .apiCall
        }
    }

    private var ofIAM: ActivityClass {
        switch name {
        case "CreateAccessKey" where isAboutRootItself: .accessKeyCreated
        case "UpdateAccessKey" where isAboutRootItself, "DeleteAccessKey" where isAboutRootItself: .accessKeyChanged
        case "EnableMFADevice" where isAboutRootItself: .mfaEnabled
        case "DeactivateMFADevice" where isAboutRootItself: .mfaDisabled
        case "DeleteVirtualMFADevice" where isRootsOwnDevice: .mfaDisabled
        case "UpdateAccountEmailAddress": .emailChange
        default: .apiCall
        }
    }

    private var ofSTS: ActivityClass {
        switch name {
        case "GetSessionToken", "GetFederationToken": .federation
        default: .apiCall
        }
    }

    /// A deleted device is named by its serial number alone, which tells whose it was only if it has the name that the
    /// console gave to devices of root users.
    private var isRootsOwnDevice: Bool {
        request.serialNumber?.hasSuffix(":mfa/root-account-mfa-device") ?? false
    }
}

extension ActivityClass {
    /// Whether a person or a holder of a key used the root user, where the one who acted was it or a session it made.
    var isUseOfRoot: Bool {
        switch self {
        case .serviceEvent, .assumedRootCall, .signInFailed, .notRoot: false
        default: true
        }
    }
}
