/// Something that root users can no longer do under a policy, by proof.
public struct LockOut: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Anything at all.
        case everything
        /// Enrolling an MFA device, for a root user that has none.
        case mfaEnrolment = "mfa-enrolment"
        /// Calls that AWS services make with the root user's credentials, where those show no MFA.
        case serviceCalls = "service-calls"
        /// Requests through VPC endpoints.
        case vpcEndpoints = "vpc-endpoints"
        /// A task of centralized root access.
        case assumeRootTask = "assume-root-task"
        /// A task that only the root user can do.
        case rootOnlyTask = "root-only-task"
    }

    /// What it is.
    public let kind: Kind
    /// The task, where there are several of a kind: an id of `RootTask`, or the action that an AssumeRoot session needs.
    public let task: String?
    /// The actions that are left, which may hold wildcards, where everything but these is meant.
    public let exceptions: [String]
    /// In one sentence.
    public let sentence: String
}
