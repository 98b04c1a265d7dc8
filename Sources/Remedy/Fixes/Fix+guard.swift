internal import Evidence
public import Organization
public import Posture

extension Fix {
    /// What attaching a service control policy to a node comes to.
    ///
    /// - Parameters:
    ///   - document: The policy.
    ///   - name: The name that it gets where it is made anew.
    ///   - node: What it is attached to.
    ///   - file: The file that the policy was read from.
    ///   - making: A command that writes the file, where there is none yet.
    ///   - audit: The audit of the evidence that it is about.
    /// - Throws: where the evidence has no such node, or does not show what hangs there.
    public init(
        attaching document: GuardDocument,
        named name: String,
        to node: NodeID,
        from file: String,
        making: String? = nil,
        in audit: Audit
    ) throws(FixError) {
        let organizations = audit.fleet.organizations.map(\.organization)
        guard let organization = organizations.first(where: { $0.has(node) }) else {
            throw FixError(description: "\(node) is no root, organizational unit or member account of the evidence")
        }
        if case .account(let account) = node, organization.managementAccount.value == account {
            throw FixError(description: "service control policies do not bind the management account \(account)")
        }
        guard let set = organization.policies[.serviceControl]?.value, set.targetsGap == nil else {
            throw FixError(
                description: "the evidence does not show which policies are attached where; collect it again"
            )
        }
        let attached = set.attached(to: node)
        guard !organization.isFull(node) else {
            throw FixError(
                description:
                    "\(node) has \(attached.count) service control policies, as many as AWS allows; detach one first, or "
                    + "attach above or below it"
            )
        }
        let same = set.policies.first { $0.document.value.map(document.isSame) ?? false }?.id
        let attachment = GuardAttachment(
            document: document,
            name: name,
            node: node,
            attached: attached,
            same: same,
            accounts: organization.members(below: node)
        )
        let isEnabled = organization.enabledPolicyTypes.value?.contains(.serviceControl)
        let remedy = Remediation.attaching(
            attachment,
            from: file,
            making: making,
            isEnabled: isEnabled,
            outOfService: organization.outOfService(below: node).count
        )
        guard isEnabled != false else {
            self.init(
                "\(file) at \(node)",
                remedy,
                byHand:
                    "Service control policies are not enabled in the organization, so none can be attached; enable them "
                    + "first, as the commands do, and take the snapshot again."
            )
            return
        }
        self.init("\(file) at \(node)", remedy, task: .attach(attachment))
    }
}

extension Organization {
    /// The accounts at or below a node that are suspended, closed or on the way there: policies bind them, and count once
    /// somebody can sign in to them again.
    func outOfService(below node: NodeID) -> [AccountID] {
        accounts.values.lazy.filter(\.isOutOfService).map(\.id).filter { isMember($0, below: node) }.sorted()
    }

    /// Whether it has a node, or an account.
    func has(_ node: NodeID) -> Bool {
        switch node {
        case .account(let account): accounts[account] != nil
        case .root, .organizationalUnit: tree.contains(node)
        }
    }

    /// The accounts at or below a node that policies bind. One that cannot be placed may be there too.
    fileprivate func members(below node: NodeID) -> [AccountID] {
        accounts.keys.filter { isMember($0, below: node) }.sorted()
    }

    private func isMember(_ account: AccountID, below node: NodeID) -> Bool {
        account != managementAccount.value && tree.path(to: account).value?.contains(node) ?? true
    }
}

extension Remediation {
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_create.html>
    fileprivate static func attaching(
        _ attachment: GuardAttachment,
        from file: String,
        making: String?,
        isEnabled: Bool?,
        outOfService: Int
    ) -> Remediation {
        let (node, name) = (attachment.node, attachment.name)
        var commands: [String] = []
        if isEnabled == false {
            let root: String? = if case .root(let id) = node { id } else { nil }
            if root == nil { commands.append("aws organizations list-roots") }
            commands.append(
                "aws organizations enable-policy-type --policy-type SERVICE_CONTROL_POLICY --root-id "
                    + (root ?? "ROOT_ID")
            )
        }
        let policy: String
        if let same = attachment.same {
            policy = same.description
        } else {
            policy = "\"$policy\""
            if let making { commands.append(making) }
            commands.append(
                "policy=$(aws organizations create-policy --type SERVICE_CONTROL_POLICY --name \(Shell.word(name)) "
                    + "--description \(Shell.word(description)) --content file://\(Shell.word(file)) "
                    + "--query Policy.PolicySummary.Id --output text)"
            )
        }
        commands.append("aws organizations attach-policy --policy-id \(policy) --target-id \(node)")
        let reuse = attachment.same.map { "The organization has the same policy already (\($0)); attach it" }
        return Remediation(
            sentence: "\(reuse ?? "Make the policy and attach it") to \(node); it binds the root users of "
                + "\(attachment.accounts.count) \(attachment.accounts.count == 1 ? "account" : "accounts")"
                + (outOfService > 0 ? "; suspended or closed: \(outOfService)." : "."),
            commands: commands,
            terraform: terraform(attachment, file),
            console: "Management account: AWS Organizations › Policies › Service control policies › "
                + (attachment.same.map { "\($0)" } ?? "Create policy") + " › Targets › Attach › \(node)"
        )
    }

    /// What policies made by Taproot say that they are for.
    public static let description = "Guard over root users, attached by taproot fix"

    /// Source: <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy_attachment>
    private static func terraform(_ attachment: GuardAttachment, _ file: String) -> String {
        let policy: String
        var text = ""
        if let same = attachment.same {
            policy = "\"\(same)\""
        } else {
            policy = "aws_organizations_policy.guard.id"
            text = """
                resource "aws_organizations_policy" "guard" {
                  name    = \(quoted(attachment.name))
                  type    = "SERVICE_CONTROL_POLICY"
                  content = file(\(quoted(file)))
                }

                """
        }
        return text + """
            resource "aws_organizations_policy_attachment" "guard" {
              policy_id = \(policy)
              target_id = "\(attachment.node)"
            }
            """
    }

    /// Source: <https://developer.hashicorp.com/terraform/language/expressions/strings>
    private static func quoted(_ text: String) -> String {
        let escapes: [Character: String] = ["\\": #"\\"#, "\"": #"\""#, "\n": #"\n"#, "$": "$$", "%": "%%"]
        return "\"" + text.map { escapes[$0] ?? String($0) }.joined() + "\""
    }
}
