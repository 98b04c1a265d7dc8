extension Call {
    /// The organization that the account belongs to.
    ///
    /// - Returns: The call.
    public static func describeOrganization() -> Call {
        Call(.describeOrganization)
    }

    /// The organization's root.
    ///
    /// - Returns: The call.
    public static func listRoots() -> Call {
        Call(.listRoots)
    }

    /// All accounts of the organization.
    ///
    /// - Returns: The call.
    public static func listAccounts() -> Call {
        Call(.listAccounts)
    }

    /// The organizational units right under one.
    ///
    /// - Parameter parent: The id of the root or of an organizational unit.
    /// - Returns: The call.
    public static func listOrganizationalUnits(under parent: String) -> Call {
        Call(.listOrganizationalUnitsForParent, ["ParentId": .string(parent)])
    }

    /// The accounts right under an organizational unit.
    ///
    /// - Parameter parent: The id of the root or of an organizational unit.
    /// - Returns: The call.
    public static func listAccounts(under parent: String) -> Call {
        Call(.listAccountsForParent, ["ParentId": .string(parent)])
    }

    /// The organization's policies of a kind.
    ///
    /// - Parameter filter: The kind: `SERVICE_CONTROL_POLICY`, `RESOURCE_CONTROL_POLICY`, …
    /// - Returns: The call.
    public static func listPolicies(filter: String) -> Call {
        Call(.listPolicies, ["Filter": .string(filter)])
    }

    /// One policy of the organization, with its text.
    ///
    /// - Parameter id: The policy's id.
    /// - Returns: The call.
    public static func describePolicy(id: String) -> Call {
        Call(.describePolicy, ["PolicyId": .string(id)])
    }

    /// What a policy is attached to.
    ///
    /// - Parameter id: The policy's id.
    /// - Returns: The call.
    public static func listTargetsForPolicy(id: String) -> Call {
        Call(.listTargetsForPolicy, ["PolicyId": .string(id)])
    }

    /// The policies of a kind that are attached right to a target.
    ///
    /// - Parameters:
    ///   - target: The id of the root, of an organizational unit or of an account.
    ///   - filter: The kind: `SERVICE_CONTROL_POLICY`, …
    /// - Returns: The call.
    public static func listPolicies(attachedTo target: String, filter: String) -> Call {
        Call(.listPoliciesForTarget, ["TargetId": .string(target), "Filter": .string(filter)])
    }

    /// The accounts that administrate services for the organization.
    ///
    /// - Parameter service: The service principal, such as `iam.amazonaws.com`; nil for those of all services.
    /// - Returns: The call.
    public static func listDelegatedAdministrators(service: String? = nil) -> Call {
        Call(.listDelegatedAdministrators, ["ServicePrincipal": service.map(JSON.string)])
    }
}
