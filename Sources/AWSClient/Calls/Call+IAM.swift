extension Call {
    /// Has IAM write a credential report, or says how far it is.
    ///
    /// - Returns: The call.
    public static func generateCredentialReport() -> Call {
        Call(.generateCredentialReport)
    }

    /// The credential report.
    ///
    /// - Returns: The call.
    public static func getCredentialReport() -> Call {
        Call(.getCredentialReport)
    }

    /// How many entities there are of each kind.
    ///
    /// - Returns: The call.
    public static func getAccountSummary() -> Call {
        Call(.getAccountSummary)
    }

    /// The virtual MFA devices, the root user's among them.
    ///
    /// - Parameter status: `Assigned`, `Unassigned` or `Any`; nil for AWS's own default, `Any`.
    /// - Returns: The call.
    public static func listVirtualMFADevices(status: String? = nil) -> Call {
        Call(.listVirtualMFADevices, ["AssignmentStatus": status.map(JSON.string)])
    }

    /// The MFA devices of a user.
    ///
    /// - Parameter user: The user's name; nil for the user whose credentials are used.
    /// - Returns: The call.
    public static func listMFADevices(user: String? = nil) -> Call {
        Call(.listMFADevices, ["UserName": user.map(JSON.string)])
    }

    /// The access keys of a user.
    ///
    /// - Parameter user: The user's name; nil for the user whose credentials are used.
    /// - Returns: The call.
    public static func listAccessKeys(user: String? = nil) -> Call {
        Call(.listAccessKeys, ["UserName": user.map(JSON.string)])
    }

    /// When an access key was last used.
    ///
    /// - Parameter key: The access key's id.
    /// - Returns: The call.
    public static func getAccessKeyLastUsed(key: String) -> Call {
        Call(.getAccessKeyLastUsed, ["AccessKeyId": .string(key)])
    }

    /// The signing certificates of a user.
    ///
    /// - Parameter user: The user's name; nil for the user whose credentials are used.
    /// - Returns: The call.
    public static func listSigningCertificates(user: String? = nil) -> Call {
        Call(.listSigningCertificates, ["UserName": user.map(JSON.string)])
    }

    /// Whether a user has a password.
    ///
    /// - Parameter user: The user's name; nil for the user whose credentials are used.
    /// - Returns: The call.
    public static func getLoginProfile(user: String? = nil) -> Call {
        Call(.getLoginProfile, ["UserName": user.map(JSON.string)])
    }

    /// The rules for passwords of IAM users.
    ///
    /// - Returns: The call.
    public static func getAccountPasswordPolicy() -> Call {
        Call(.getAccountPasswordPolicy)
    }

    /// The account's alias.
    ///
    /// - Returns: The call.
    public static func listAccountAliases() -> Call {
        Call(.listAccountAliases)
    }

    /// All users, groups, roles and policies.
    ///
    /// - Parameter filter: Kinds of entities: `User`, `Role`, `Group`, `LocalManagedPolicy`, `AWSManagedPolicy`; none for
    ///   all of them.
    /// - Returns: The call.
    public static func getAccountAuthorizationDetails(filter: [String] = []) -> Call {
        Call(.getAccountAuthorizationDetails, ["Filter": filter.isEmpty ? nil : .strings(filter)])
    }

    /// Whether root access of member accounts is managed centrally.
    ///
    /// - Returns: The call.
    public static func listOrganizationsFeatures() -> Call {
        Call(.listOrganizationsFeatures)
    }
}
