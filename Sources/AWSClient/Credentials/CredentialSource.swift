/// Where credentials can come from, in the order in which they are looked for.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-authentication.html>
public enum CredentialSource: String, Hashable, Sendable, CaseIterable {
    /// `AWS_ACCESS_KEY_ID` and what belongs to it.
    case environment
    /// A profile's `role_arn`, with credentials of another source.
    case role
    /// A role for the token of another identity provider, as in a Kubernetes pod.
    case webIdentity
    /// IAM Identity Center.
    case sso
    /// Keys in the file `credentials`.
    case credentialsFile
    /// A profile's `credential_process`.
    case process
    /// Keys in the file `config`.
    case configFile
    /// The container's own credentials, from ECS or EKS.
    case container
    /// The EC2 instance's own credentials.
    case instanceMetadata
}

extension CredentialSource: CustomStringConvertible {
    /// In words, such as `the credentials file`.
    public var description: String {
        switch self {
        case .environment: "the environment"
        case .role: "a role"
        case .webIdentity: "a web identity"
        case .sso: "IAM Identity Center"
        case .credentialsFile: "the credentials file"
        case .process: "a credential process"
        case .configFile: "the config file"
        case .container: "the container's role"
        case .instanceMetadata: "the EC2 instance's role"
        }
    }
}
