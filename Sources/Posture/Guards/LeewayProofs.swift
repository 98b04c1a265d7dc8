internal import PolicyReach
internal import Synchronization

/// What the policies over a chain of nodes leave roles and users of what administrators do, found out when somebody first asks,
/// and once for all that they make the same of.
final class LeewayProofs: Sendable {
    private let stack: PolicyStack
    private let distinction: IdentityDistinction
    private let found = Mutex<[IdentityDistinction.Mark: IdentityProver.Leeway]>([:])

    init(_ stack: PolicyStack) {
        self.stack = stack
        distinction = IdentityDistinction(stack)
    }

    /// What is left of the actions by which rights are given.
    func leeway(of identity: Identity) -> IdentityProver.Leeway {
        let mark = distinction.mark(identity)
        return found.withLock { found in
            if let known = found[mark] { return known }
            let leeway = IdentityProver(stack, over: identity).leeway(for: Self.givingRights)
            found[mark] = leeway
            return leeway
        }
    }

    /// The actions by which rights are given: who can do none of these cannot make an administrator of anybody.
    ///
    /// Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>
    private static let givingRights = [
        "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy",
        "iam:CreatePolicyVersion", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:PutUserPolicy",
        "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
    ]
}
