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
        if let known = found.withLock({ $0[mark] }) { return known }
        // Two that ask at once find out the same.
        let leeway = IdentityProver(stack, over: identity).leeway(for: Self.givingRights)
        found.withLock { $0[mark] = leeway }
        return leeway
    }

    /// The actions by which rights are given: who can do none of these cannot make an administrator of anybody.
    ///
    /// Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>
    private static let givingRights = [
        IdentityProver.Action("iam:AttachRolePolicy", on: "role/*"),
        IdentityProver.Action("iam:PutRolePolicy", on: "role/*"),
        IdentityProver.Action("iam:UpdateAssumeRolePolicy", on: "role/*"),
        IdentityProver.Action("iam:AttachUserPolicy", on: "user/*"),
        IdentityProver.Action("iam:PutUserPolicy", on: "user/*"),
        IdentityProver.Action("iam:AttachGroupPolicy", on: "group/*"),
        IdentityProver.Action("iam:PutGroupPolicy", on: "group/*"),
        IdentityProver.Action("iam:AddUserToGroup", on: "group/*"),
        IdentityProver.Action("iam:CreatePolicyVersion", on: "policy/*"),
        IdentityProver.Action("iam:SetDefaultPolicyVersion", on: "policy/*"),
    ]
}
