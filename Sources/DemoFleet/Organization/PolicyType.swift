/// The kinds of policy of an organization that bear on root.
enum PolicyType: String, Sendable {
    case serviceControl = "SERVICE_CONTROL_POLICY"
    case resourceControl = "RESOURCE_CONTROL_POLICY"

    /// How ARNs write it.
    var folder: String {
        rawValue.lowercased()
    }

    /// The policy of AWS's own that takes nothing away; without it a node would deny everything.
    var fullAccess: PolicyText {
        switch self {
        case .serviceControl:
            PolicyText(
                name: "FullAWSAccess",
                description: "Allows access to every operation",
                document: #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
            )
        case .resourceControl:
            PolicyText(
                name: "RCPFullAWSAccess",
                description: "Allows full access to all resources",
                document: #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","#
                    + #""Resource":"*"}]}"#
            )
        }
    }
}
