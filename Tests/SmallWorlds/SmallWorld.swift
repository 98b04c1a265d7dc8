import PolicyLanguage
import PolicyReach
import TestSupport

/// A handful of values for each part of a request, and the policies that can be written with them.
struct SmallWorld {
    static let account = "111122223333"
    static let user = RootUser(account: account, organization: "o-a1b2c3d4e5", organizationPath: "o-a1b2c3d4e5/r-ab12/")

    static let actions = ["iam:CreateUser", "iam:GetUser", "s3:GetObject", "s3:PutObject", "sts:GetFederationToken"]
    static let resources = [
        "*", "arn:aws:s3:::a", "arn:aws:s3:::ab/c", "arn:aws:iam::\(account):user/a", "arn:aws:iam::\(account):user/b",
    ]
    /// What keys hold that are free of the credential; nil where they are absent.
    static let values: [String: [Request.ContextValue?]] = [
        "aws:RequestedRegion": ["us-east-1", "us-west-2", "eu-west-1"].map { .single($0) },
        "aws:RequestTag/t": [nil, .single(""), .single("a"), .single("ab"), .single("b"), .single("5")],
        "s3:prefix": [nil, .single("a"), .single("aa"), .single("ba"), .single("B")],
        "aws:TagKeys": [nil, .list(["a"]), .list(["b"]), .list(["a", "b"]), .list(["a", "ab"]), .list(["c", "b"])],
        "s3:max-keys": [nil, .single("0"), .single("5"), .single("10"), .single("11")],
        "aws:CurrentTime": ["2024-12-31T23:59:59Z", "2025-01-01T00:00:00Z", "2026-01-01T12:00:00Z"].map { .single($0) },
        "aws:SecureTransport": [.single("true"), .single("false")],
        "aws:ResourceAccount": [nil, .single(account), .single("444455556666")],
    ]
    static let addresses = ["10.0.0.1", "10.0.1.1", "203.0.113.5", "2001:db8::1", "::ffff:10.0.0.7"]
    static let endpoints = [("vpc-a", "vpce-a"), ("vpc-b", "vpce-b")]
}

extension SmallWorld {
    /// A request that is made with a credential, its other parts chosen by chance.
    static func request(_ credential: SmallCredential, _ chance: inout SeededGenerator) -> Request {
        var context: [String: Request.ContextValue] = [
            "aws:PrincipalArn": .single(user.arn), "aws:PrincipalType": .single("Account"),
            "aws:PrincipalAccount": .single(account), "aws:userid": .single(account),
            "aws:PrincipalIsAWSService": .single("false"), "aws:PrincipalOrgID": .single("o-a1b2c3d4e5"),
            "aws:PrincipalOrgPaths": .list(["o-a1b2c3d4e5/r-ab12/"]),
            "aws:UserAgent": .single("aws-cli/2.31.0"), "aws:EpochTime": .single("1767268800"),
        ]
        credential.add(to: &context, &chance)
        for (key, values) in values.sorted(by: { $0.key < $1.key }) {
            if let value = values.randomElement(using: &chance) ?? nil { context[key] = value }
        }
        let way = Int.random(in: 0..<(credential.isThroughService ? 4 : 3), using: &chance)
        if way < 2 {
            context["aws:SourceIp"] = addresses.randomElement(using: &chance).map { .single($0) }
        } else if way == 2, let (vpc, endpoint) = endpoints.randomElement(using: &chance) {
            context["aws:SourceVpc"] = .single(vpc)
            context["aws:SourceVpce"] = .single(endpoint)
            context["aws:VpcSourceIp"] = .single("10.1.0.1")
        }
        return Request(
            principal: user.arn,
            action: actions.randomElement(using: &chance) ?? "",
            resource: resources.randomElement(using: &chance) ?? "",
            context: context
        )
    }
}

/// With what a request of the small world is made.
enum SmallCredential: CaseIterable {
    case longTermKey, sessionWithoutMFA, sessionWithMFA
    case serviceWithKey, serviceWithoutMFA, serviceWithMFA

    var credential: Credential {
        switch self {
        case .longTermKey: .longTermKey
        case .sessionWithoutMFA: .sessionWithoutMFA
        case .sessionWithMFA: .sessionWithMFA
        case .serviceWithKey, .serviceWithoutMFA, .serviceWithMFA: .throughService
        }
    }

    var isThroughService: Bool { credential == .throughService }

    var mfa: Bool? {
        switch self {
        case .longTermKey, .serviceWithKey: nil
        case .sessionWithoutMFA, .serviceWithoutMFA: false
        case .sessionWithMFA, .serviceWithMFA: true
        }
    }

    func add(to context: inout [String: Request.ContextValue], _ chance: inout SeededGenerator) {
        context["aws:ViaAWSService"] = .single(String(isThroughService))
        if isThroughService {
            let callers = ["athena.amazonaws.com", "cloudformation.amazonaws.com"]
            let caller = callers.randomElement(using: &chance) ?? ""
            context["aws:CalledVia"] = .list([caller])
            context["aws:CalledViaFirst"] = .single(caller)
            context["aws:CalledViaLast"] = .single(caller)
        }
        guard let mfa else { return }
        context["aws:TokenIssueTime"] = .single("2024-12-31T23:00:00Z")
        context["aws:MultiFactorAuthPresent"] = .single(String(mfa))
        if mfa, !isThroughService || Bool.random(using: &chance) {
            context["aws:MultiFactorAuthAge"] = .single(
                ["0", "299", "301", "4000"].randomElement(using: &chance) ?? ""
            )
        }
    }

    /// Whether a request is made with it.
    func made(_ request: Request) -> Bool {
        request.context["aws:ViaAWSService"] == .single(String(isThroughService))
            && request.context["aws:MultiFactorAuthPresent"] == mfa.map { .single(String($0)) }
    }

    /// Whether a property asks for requests with it to be denied.
    func isMeant(by demand: Property.Demand) -> Bool {
        switch demand {
        case .requiresMFA: mfa != true
        case .keysDenied: self == .longTermKey
        case .denied, .about: true
        case .onlyFrom: !isThroughService
        }
    }
}
