internal import Organization

/// What to do about items of a plan that no finding asks for by itself.
extension Remediation {
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html>
    static func centralizing(_ sentence: String, _ access: CentralRootAccess) -> Remediation {
        Remediation(
            sentence: [access.sentence, sentence].compactMap(\.self).joined(separator: " "),
            commands: access.commands,
            terraform: access.terraform,
            console: access.console ?? "IAM › Account settings › Centralized root access for member accounts"
        )
    }

    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html>
    static func enablingPolicies(_ sentence: String, at root: NodeID) -> Remediation {
        Remediation(
            sentence: sentence,
            commands: ["aws organizations enable-policy-type --root-id \(root) --policy-type SERVICE_CONTROL_POLICY"],
            terraform: """
                # In the resource that the organization is managed by already.
                resource "aws_organizations_organization" "this" {
                  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
                }
                """,
            console: "Management account: AWS Organizations › Policies › Service control policies › Enable"
        )
    }

    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html>
    static func joining(_ sentence: String, _ account: NodeID) -> Remediation {
        Remediation(
            sentence: sentence
                + " The management account invites it, with the first command; an administrator of the account accepts, "
                + "with the others.",
            commands: [
                "aws organizations invite-account-to-organization --target Id=\(account),Type=ACCOUNT",
                "aws organizations list-handshakes-for-account --filter ActionType=INVITE",
                "aws organizations accept-handshake --handshake-id HANDSHAKE_ID",
            ],
            console:
                "Management account: AWS Organizations › AWS accounts › Add an AWS account › Invite an existing AWS account; then "
                + "in the account: AWS Organizations › Invitations › Accept"
        )
    }
}
