extension Call {
    /// The e-mail address of an account's root user.
    ///
    /// - Parameter account: A member account's id; AWS knows no other.
    /// - Returns: The call.
    public static func getPrimaryEmail(account: String) -> Call {
        Call(.getPrimaryEmail, ["AccountId": .string(account)])
    }

    /// The primary contact of an account.
    ///
    /// - Parameter account: A member account's id; nil for the account whose credentials are used.
    /// - Returns: The call.
    public static func getContactInformation(account: String? = nil) -> Call {
        Call(.getContactInformation, ["AccountId": account.map(JSON.string)])
    }

    /// An alternate contact of an account.
    ///
    /// - Parameters:
    ///   - type: `BILLING`, `OPERATIONS` or `SECURITY`.
    ///   - account: A member account's id; nil for the account whose credentials are used.
    /// - Returns: The call.
    public static func getAlternateContact(type: String, account: String? = nil) -> Call {
        Call(
            .getAlternateContact,
            ["AlternateContactType": .string(type), "AccountId": account.map(JSON.string)]
        )
    }

    /// The Regions, and whether each is switched on.
    ///
    /// - Parameters:
    ///   - account: A member account's id; nil for the account whose credentials are used.
    ///   - status: Only Regions of these states: `ENABLED`, `ENABLED_BY_DEFAULT`, …; none for all of them.
    /// - Returns: The call.
    public static func listRegions(account: String? = nil, status: [String] = []) -> Call {
        Call(
            .listRegions,
            [
                "AccountId": account.map(JSON.string),
                "RegionOptStatusContains": status.isEmpty ? nil : .strings(status),
            ]
        )
    }
}
