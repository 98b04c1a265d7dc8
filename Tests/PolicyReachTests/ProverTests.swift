import PolicyLanguage
import PolicyReach
import Testing

@Suite struct `A prover` {
    private let user = RootUser(account: "111122223333", organization: "o-a1b2c3d4e5")
    private static let full = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#

    private func attached(_ id: String, _ statements: String...) throws -> PolicyStack.Attached {
        let text = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
        return PolicyStack.Attached(id: id, .document(try PolicyDocument(parsing: text)))
    }

    private func prove(
        _ demand: Property.Demand,
        _ policies: [PolicyStack.Attached],
        resourceControl: [PolicyStack.Attached] = [],
        except exceptions: [String] = []
    ) throws -> Proof {
        let full = try attached("full", Self.full)
        let stack = PolicyStack(
            serviceControl: [PolicyStack.Level(node: "r-ab12", policies: [full] + policies)],
            resourceControl: [PolicyStack.Level(node: "r-ab12", policies: resourceControl)]
        )
        return Prover(stack, over: user).prove(Property(demand, except: exceptions))
    }

    private static let denyRoot =
        #"{"Sid": "NoRoot", "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}"#

    @Test func `names the one statement that decides, and where it hangs`() throws {
        let noise = try attached("noise", #"{"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}"#)
        let proof = try prove(.denied, [noise, try attached("guard", Self.denyRoot)])
        #expect(proof.by.map(\.policy) == ["guard"])
        #expect(proof.by.first?.sid == "NoRoot" && proof.by.first?.node == "r-ab12")
    }

    @Test func `names the statements that decide only together`() throws {
        let east = #""Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#
        let others = #""Condition": {"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}}"#
        let proof = try prove(
            .denied,
            [
                try attached("a", #"{"Effect": "Deny", "Action": "*", "Resource": "*", \#(east)}"#),
                try attached("noise", #"{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}"#),
                try attached("b", #"{"Effect": "Deny", "Action": "*", "Resource": "*", \#(others)}"#),
            ]
        )
        #expect(proof.result == .proved)
        #expect(proof.by.map(\.policy) == ["a", "b"])
    }

    @Test func `does not know where a policy cannot be read, and says which`() throws {
        let broken = PolicyStack.Attached(id: "p-broken", name: "broken", .unreadable("3:5: no Effect"))
        let proof = try prove(.denied, [broken])
        #expect(proof.result == .unknown)
        #expect(proof.doubts == ["the policy p-broken (broken) cannot be read: 3:5: no Effect"])
        #expect(try prove(.denied, [broken, try attached("guard", Self.denyRoot)]).result == .proved)
    }

    @Test func `does not know what a malformed ARN denies, unless nothing hangs on it`() throws {
        let malformed = try attached(
            "p-malformed",
            #"{"Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:root"}}}"#
        )
        let onlyIAM = #"{"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}"#
        let proof = try prove(.denied, [malformed, try attached("b", onlyIAM)])
        #expect(proof.result == .unknown)
        #expect(proof.doubts.contains { $0.contains("no ARN") })
        // Other actions get through whatever the malformed text is taken for.
        let open = try prove(.denied, [malformed])
        #expect(open.result == .refuted)
        #expect(open.remainder.allSatisfy { !$0.witness.action.hasPrefix("iam:") })
    }

    @Test func `does not take a statement with a Principal for one of a service control policy`() throws {
        let statement = #"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#
        let proof = try prove(.denied, [try attached("p-resource", statement)])
        #expect(proof.result == .unknown)
        #expect(proof.doubts == ["p-resource, 1:41: a service control policy has no Principal"])
    }

    @Test func `takes into account what resource control policies deny of the services that they bind`() throws {
        let control = try attached(
            "rcp",
            #"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#
        )
        let others = try attached("scp", #"{"Effect": "Deny", "NotAction": ["s3:*", "sqs:*"], "Resource": "*"}"#)
        #expect(try prove(.denied, [others], resourceControl: [control]).result == .proved)
        let proof = try prove(.denied, [], resourceControl: [control])
        #expect(proof.result == .refuted)
        #expect(proof.remainder.allSatisfy { !$0.witness.action.hasPrefix("s3:") })
    }

    @Test func `minds a resource control policy that cannot be read only where such policies bind`() throws {
        let unread = PolicyStack.Attached(id: "rcp", .unreadable("it was not collected"))
        let open = try prove(.denied, [], resourceControl: [unread])
        #expect(open.result == .refuted)
        let bound = ["s3:", "sts:", "kms:", "sqs:", "secretsmanager:"]
        #expect(!open.remainder.isEmpty)
        #expect(open.remainder.allSatisfy { part in !bound.contains { part.witness.action.hasPrefix($0) } })
        let onlyS3 = try attached("scp", #"{"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}"#)
        let unknown = try prove(.denied, [onlyS3], resourceControl: [unread])
        #expect(unknown.result == .unknown)
        #expect(unknown.doubts.contains { $0.contains("it was not collected") })
    }

    @Test func `tells of the way around a guard that GetFederationToken is`() throws {
        let guarded = try attached(
            "guard",
            #"{"Effect": "Deny", "NotAction": "sts:*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}"#
        )
        let proof = try prove(.denied, [guarded], except: ["sts:*"])
        #expect(proof.result == .proved)
        #expect(proof.escapes.count == 1 && proof.escapes[0].hasPrefix("sts:GetFederationToken gets through"))
        #expect(try prove(.denied, [try attached("guard", Self.denyRoot)]).escapes.isEmpty)
    }

    @Test func `restates a proof for another account of the same mark`() throws {
        let stack = PolicyStack(
            serviceControl: [PolicyStack.Level(node: nil, policies: [try attached("full", Self.full)])]
        )
        let other = RootUser(account: "444455556666", organization: "o-a1b2c3d4e5")
        let distinction = AccountDistinction(stack)
        #expect(distinction.mark(user) == distinction.mark(other))
        let proof = Prover(stack, over: user).prove(Property(.denied))
        let restated = Prover(stack, over: other).restated(proof, of: user)
        #expect(restated.remainder.first?.witness.principal == "arn:aws:iam::444455556666:root")
        #expect(restated.remainder.map(\.sentence) == proof.remainder.map(\.sentence))
    }

    @Test func `tells accounts apart that a policy tells apart`() throws {
        let sparing =
            #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "444455556666"}}}"#
        let stack = PolicyStack(
            serviceControl: [PolicyStack.Level(node: nil, policies: [try attached("a", Self.full, sparing)])]
        )
        let other = RootUser(account: "444455556666", organization: "o-a1b2c3d4e5")
        let distinction = AccountDistinction(stack)
        #expect(distinction.mark(user) != distinction.mark(other))
        #expect(Prover(stack, over: user).prove(Property(.denied)).result == .proved)
        #expect(Prover(stack, over: other).prove(Property(.denied)).result == .refuted)
    }

    @Test(arguments: [
        String(repeating: "*a", count: 40) + "*", "*" + String(repeating: "?", count: 30) + "a*",
        String(repeating: "*ab?", count: 25),
    ])
    func `answers or gives up soon where patterns are made to hinder it`(pattern: String) throws {
        let keys = ["s3:prefix", "aws:UserAgent", "aws:RequestTag/a"]
        let policies = try (0..<30).map { number in
            let values = (0..<20).map { "\"x\($0)\(pattern)\(number)\"" }.joined(separator: ",")
            let conditions = #""StringNotLike": {"\#(keys[number % 3])": [\#(values)]}"#
            return try attached(
                "p\(number)",
                #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {\#(conditions)}}"#
            )
        }
        let proof = try prove(.denied, policies)
        // Either answer has to come with what it rests on.
        switch proof.result {
        case .proved: #expect(!proof.by.isEmpty)
        case .refuted: #expect(!proof.remainder.isEmpty)
        case .unknown, .notApplicable:
            #expect(proof.doubts == ["telling whether a request gets through takes too long"])
        }
    }
}
