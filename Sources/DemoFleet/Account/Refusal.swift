/// An answer of AWS that says why there is no answer.
struct Refusal: Sendable {
    let code: String
    let message: String

    var answer: JSON {
        ["Error": ["Code": .string(code), "Message": .string(message)]]
    }
}

extension Refusal {
    static let reportNotPresent = Refusal(code: "ReportNotPresent", message: "No report exists for this account.")
    static let reportInProgress = Refusal(code: "ReportInProgress", message: "Report generation is in progress.")
    static let noAlternateContact = Refusal(
        code: "ResourceNotFoundException",
        message: "No contact of the inputted alternate contact type found."
    )
    static let noPasswordPolicy = Refusal(
        code: "NoSuchEntity",
        message: "The Password Policy with domain name cannot be found."
    )
    static let noLoginProfile = Refusal(code: "NoSuchEntity", message: "Login Profile for User root cannot be found.")
    static let policiesDenied = Refusal(
        code: "AccessDeniedException",
        message: "You don't have permissions to access this resource."
    )
    static let notTrusted = Refusal(
        code: "ServiceAccessNotEnabledException",
        message: "Trusted access is not enabled for AWS Identity and Access Management in your organization."
    )
    static let notAllFeatures = Refusal(
        code: "OrganizationNotInAllFeaturesModeException",
        message: "The organization does not have all features enabled."
    )

    /// IAM's words when the auditor's role may not make a call.
    static func accessDenied(_ action: String, account: String, partition: Partition) -> Refusal {
        Refusal(
            code: "AccessDenied",
            message: "User: arn:\(partition.rawValue):sts::\(account):assumed-role/Audit/snapshot is not authorized to "
                + "perform: iam:\(action) on resource: * because no identity-based policy allows the iam:\(action) action"
        )
    }
}
