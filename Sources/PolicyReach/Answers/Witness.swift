internal import PolicyLanguage

extension Region {
    /// A request of the region.
    func witness(_ user: RootUser?, _ keys: FormulaKeys) -> Request {
        var action = "iam:CreateAccessKey"
        var resource = "*"
        var context: [String: Request.ContextValue] = [:]
        let names = Self.names.merging(keys.names) { known, _ in known }
        for key in Self.names.keys.sorted() + keys.all.sorted() {
            if case .fixed(let value) = credential.presence(of: key, for: user) { context[names[key] ?? key] = value }
        }
        for assignment in assignments {
            switch assignment {
            case .action(let text): action = text
            case .resource(let text): resource = text
            case .keys(let values): for (key, value) in values { context[names[key] ?? key] = value }
            }
        }
        var principal = user?.arn ?? "arn:aws:iam::\(RootUser.example):user/example"
        if user == nil {
            if case .single(let arn)? = context["aws:PrincipalArn"] { principal = arn }
            context["aws:PrincipalArn"] = .single(principal)
        }
        return Request(principal: principal, action: action, resource: resource, context: context)
    }

    /// AWS's own keys as AWS writes them, by their names in lower case.
    private static let names: [String: String] = {
        let names = [
            "aws:PrincipalArn", "aws:PrincipalType", "aws:PrincipalAccount", "aws:userid", "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths", "aws:PrincipalIsAWSService", "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:AssumedRoot", "aws:ViaAWSService", "aws:CalledVia",
            "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime", "aws:SecureTransport",
            "aws:UserAgent", "aws:RequestedRegion", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce",
            "aws:VpcSourceIp",
        ]
        return Dictionary(uniqueKeysWithValues: names.map { ($0.lowercased(), $0) })
    }()
}

extension PolicyStack {
    /// Whether a resource control policy cannot be read.
    var hasUnreadableResourceControl: Bool {
        resourceControl.contains { Self.documents([$0]) == nil }
    }

    /// The policies as the language's evaluator takes them, without resource control policies that cannot be read; nil
    /// where a service control policy cannot be.
    var inForce: PoliciesInForce? {
        guard let serviceControl = Self.documents(serviceControl) else { return nil }
        let resourceControl = resourceControl.map { level in
            level.policies.compactMap { policy -> PolicyDocument? in
                if case .document(let document) = policy.content { document } else { nil }
            }
        }
        let isBoundByResource = resourceControl.contains { !$0.isEmpty }
        return PoliciesInForce(
            serviceControl: serviceControl,
            resourceControl: isBoundByResource ? resourceControl.map { $0 + [.allowingEverything] } : nil
        )
    }

    private static func documents(_ levels: [Level]) -> [[PolicyDocument]]? {
        var all: [[PolicyDocument]] = []
        for level in levels {
            var documents: [PolicyDocument] = []
            for policy in level.policies {
                guard case .document(let document) = policy.content else { return nil }
                documents.append(document)
            }
            all.append(documents)
        }
        return all
    }
}
