/// What Organizations answers about an organization, its tree and its accounts.
struct OrganizationAnswers {
    let plan: OrganizationPlan

    private var arns: OrganizationARNs { plan.arns }

    var organization: JSON {
        let hasAllFeatures = plan.featureSet == .all
        return [
            "Organization": [
                "Id": .string(arns.organizationID),
                "Arn": .string(arns.organization),
                "FeatureSet": .string(plan.featureSet.rawValue),
                "MasterAccountArn": .string(arns.account(arns.managementAccountID)),
                "MasterAccountId": .string(arns.managementAccountID),
                "MasterAccountEmail": .string(plan.accounts.first?.account.email ?? ""),
                "AvailablePolicyTypes": hasAllFeatures ? Self.policyTypes([.serviceControl]) : [],
            ]
        ]
    }

    var roots: JSON {
        [
            "Roots": [
                [
                    "Id": .string(plan.rootID),
                    "Arn": .string(arns.root(plan.rootID)),
                    "Name": "Root",
                    "PolicyTypes": Self.policyTypes(plan.enabledPolicyTypes),
                ]
            ]
        ]
    }

    func organizationalUnits(of parentID: String) -> JSON {
        let units = plan.units.filter { $0.parentID == parentID }
        return [
            "OrganizationalUnits": .array(
                units.map { unit in
                    [
                        "Id": .string(unit.id),
                        "Arn": .string(arns.organizationalUnit(unit.id)),
                        "Name": .string(unit.name),
                    ]
                }
            )
        ]
    }

    func accounts(of parentID: String) -> JSON {
        let accounts = plan.accounts.filter { $0.parentID == parentID }
        return ["Accounts": .array(accounts.map { entry($0.account) })]
    }

    /// All accounts, in as many pages as the plan asks for; each but the last says that there is more.
    var accountPages: [JSON] {
        let size = plan.pageSize ?? plan.accounts.count
        let starts = Array(stride(from: 0, to: plan.accounts.count, by: max(1, size)))
        return starts.map { start in
            let end = min(start + size, plan.accounts.count)
            let entries = plan.accounts[start..<end].map { entry($0.account) }
            var members: [(name: String, value: JSON)] = [("Accounts", .array(entries))]
            if end < plan.accounts.count {
                members.append(("NextToken", .string("eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90byI6IDEwfQ\(end)")))
            }
            return .object(members)
        }
    }

    private static func policyTypes(_ types: [PolicyType]) -> JSON {
        .array(types.map { ["Type": .string($0.rawValue), "Status": "ENABLED"] })
    }

    private func entry(_ account: Account) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("Id", .string(account.id)),
            ("Arn", .string(arns.account(account.id))),
            ("Email", .string(account.email)),
            ("Name", .string(account.name)),
            ("Status", .string(account.status.rawValue)),
        ]
        if plan.showsAccountState {
            members.append(("State", .string(account.status.rawValue)))
        }
        members.append(("JoinedMethod", .string(account.joinedMethod.rawValue)))
        members.append(("JoinedTimestamp", .string(account.joined.withFraction)))
        return .object(members)
    }
}
