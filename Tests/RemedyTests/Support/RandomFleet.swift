import TestSupport

/// A small organization, and accounts in none, made by chance: units, members, policies at and below their quota, policy type
/// and central root access on or off.
struct RandomFleet {
    static let root = "r-ab12"
    static let management = "999988887777"

    /// Units by id, with what stands over each.
    private(set) var parents: [String: String] = [:]
    private(set) var members: [String] = []
    private(set) var standalone: [String] = []
    /// Nodes to which no further policy can be attached.
    private(set) var full: Set<String> = []
    let takesPolicies: Bool
    let isCentralized: Bool
    /// Whether a policy at the root denies root users everything.
    private(set) var isDeniedAtRoot = false
    private(set) var files: [String: String] = [:]

    init(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        takesPolicies = chance.hits(0.7)
        isCentralized = chance.hits(0.4)
        for number in 0..<Int.random(in: 0...3, using: &chance) {
            parents["ou-ab12-0000000\(number)"] = (Array(parents.keys).sorted() + [Self.root]).randomElement(
                using: &chance
            )
        }
        let units = parents.keys.sorted() + [Self.root]
        for number in 0..<Int.random(in: 1...6, using: &chance) {
            let id = "11110000000\(number)"
            members.append(id)
            parents[id] = units.randomElement(using: &chance)
        }
        standalone = (0..<Int.random(in: 0...2, using: &chance)).map { "22220000000\($0)" }
        full = Set(units.filter { _ in chance.hits(0.2) })
        parents[Self.management] = Self.root
        let home = Texts.organization
        for account in members + [Self.management] { addAccount(account, "\(home)/accounts/\(account)/", &chance) }
        for account in standalone { addAccount(account, "standalone/accounts/\(account)/", &chance) }
        let guarded = chance.hits(0.3) ? units.randomElement(using: &chance) : nil
        addOrganization("\(home)/organization/", guarded: guarded, denying: chance.hits(0.5))
    }

    /// The nodes from an account up to the root, itself first.
    func path(_ node: String) -> [String] {
        [node] + (parents[node].map(path) ?? [])
    }

    private mutating func addAccount(_ account: String, _ home: String, _ chance: inout SeededGenerator) {
        let hasPassword = account == Self.management || chance.hits(0.8)
        let (hasKey, hasMFA) = (chance.hits(0.35), hasPassword && chance.hits(0.5))
        let isVirtual = hasMFA && chance.hits(0.5)
        var report = ["password_enabled": hasPassword ? "TRUE" : "FALSE", "mfa_active": String(hasMFA)]
        if !hasPassword { report["password_last_used"] = "N/A" }
        if hasKey {
            report["access_key_1_active"] = "true"
            report["access_key_1_last_rotated"] = "2019-01-01T00:00:00+00:00"
            if chance.hits(0.5) { report["access_key_1_last_used_date"] = "2021-01-20T00:00:00+00:00" }
        }
        files[home + "get-credential-report.json"] = Texts.reportJSON(Texts.report(report, account: account))
        let owner = #"{"Arn": "arn:aws:iam::\#(account):root"}"#
        let device = #"{"SerialNumber": "arn:aws:iam::\#(account):mfa/phone", "User": \#(owner)}"#
        files[home + "list-virtual-mfa-devices.json"] = #"{"VirtualMFADevices": [\#(isVirtual ? device : "")]}"#
        if chance.hits(0.7) {
            files[home + "get-account-summary.json"] = Texts.summary([
                "AccountMFAEnabled": hasMFA ? 1 : 0, "AccountAccessKeysPresent": hasKey ? 1 : 0,
                "AccountPasswordPresent": hasPassword ? 1 : 0, "AccountSigningCertificatesPresent": 0,
            ])
        }
    }

    private mutating func addOrganization(_ base: String, guarded: String?, denying: Bool) {
        let type = takesPolicies ? #"{"Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"}"# : ""
        let organization =
            #"{"Id": "\#(Texts.organization)", "FeatureSet": "ALL", "MasterAccountId": "\#(Self.management)"}"#
        files[base + "describe-organization.json"] = #"{"Organization": \#(organization)}"#
        files[base + "list-roots.json"] =
            #"{"Roots": [{"Id": "\#(Self.root)", "Name": "Root", "PolicyTypes": [\#(type)]}]}"#
        let accounts = members + [Self.management]
        files[base + "list-accounts.json"] =
            #"{"Accounts": [\#(accounts.map { Texts.listed($0) }.joined(separator: ","))]}"#
        let units = parents.keys.filter { $0.hasPrefix("ou-") }.sorted()
        for node in units + [Self.root] {
            let below = accounts.filter { parents[$0] == node }.map { Texts.listed($0) }.joined(separator: ",")
            files[base + "list-accounts-for-parent.\(node).json"] = #"{"Accounts": [\#(below)]}"#
            let unitsBelow = units.filter { parents[$0] == node }.map { #"{"Id": "\#($0)", "Name": "\#($0)"}"# }
            files[base + "list-organizational-units-for-parent.\(node).json"] =
                #"{"OrganizationalUnits": [\#(unitsBelow.joined(separator: ","))]}"#
        }
        let features = isCentralized ? #""RootCredentialsManagement", "RootSessions""# : ""
        files[base + "list-organizations-features.json"] = #"{"EnabledFeatures": [\#(features)]}"#
        addPolicies(base, nodes: units + accounts + [Self.root], guarded, denying)
    }

    private mutating func addPolicies(_ base: String, nodes: [String], _ guarded: String?, _ denying: Bool) {
        let everything = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
        let mfa = denying ? "" : #", "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#
        let denial =
            #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#
            + mfa + "}}"
        var policies = [("p-FullAWSAccess", everything, nodes)]
        // As many as one node can have, with FullAWSAccess and what may be the guard.
        for number in 0..<9 where !full.isEmpty { policies.append(("p-filler00\(number)", everything, full.sorted())) }
        if let guarded, takesPolicies, !full.contains(guarded) {
            policies.append(("p-guard0001", denial, [guarded]))
            isDeniedAtRoot = denying && guarded == Self.root
        }
        let list = policies.map { #"{"Id": "\#($0.0)", "Name": "\#($0.0)", "AwsManaged": false}"# }.joined(
            separator: ","
        )
        files[base + "list-policies.json"] = #"{"Policies": [\#(list)]}"#
        for (id, statement, targets) in policies {
            let document = #"{"Version": "2012-10-17", "Statement": [\#(statement)]}"#
            let content = document.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
            files[base + "describe-policy.\(id).json"] =
                #"{"Policy": {"PolicySummary": {"Id": "\#(id)", "Name": "\#(id)"}, "Content": "\#(content)"}}"#
            let names = targets.map { #"{"TargetId": "\#($0)"}"# }.joined(separator: ",")
            files[base + "list-targets-for-policy.\(id).json"] = #"{"Targets": [\#(names)]}"#
        }
    }
}

extension SeededGenerator {
    mutating func hits(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }
}
