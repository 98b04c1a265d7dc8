import PolicyLanguage
import Testing

/// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>
@Suite struct `A resource control policy` {
    private func outcome(of action: String, under levels: [[PolicyDocument]]) -> Decision.Outcome {
        let request = Request(principal: "arn:aws:iam::111122223333:root", action: action, resource: "*")
        let policies = PoliciesInForce(resourceControl: levels)
        #expect(policies.decide(request) == policies.decidePlainly(request))
        return policies.decide(request).outcome
    }

    private func document(_ effect: String) throws -> PolicyDocument {
        try PolicyDocument(
            parsing: #"{"Statement": {"Effect": "\#(effect)", "Principal": "*", "Action": "*", "Resource": "*"}}"#
        )
    }

    @Test(arguments: [
        "s3:GetObject", "STS:AssumeRole", "kms:Decrypt", "sqs:SendMessage", "secretsmanager:GetSecretValue",
        "ecr:BatchGetImage", "aoss:APIAccessAll", "dynamodb:GetItem", "cognito-idp:SignUp", "cognito-identity:GetId",
        "logs:PutLogEvents",
    ])
    func `binds a service that supports it`(action: String) throws {
        let (full, deny) = (try document("Allow"), try document("Deny"))
        #expect(outcome(of: action, under: [[full]]) == .allow)
        #expect(outcome(of: action, under: [[full], [full, deny]]) == .explicitDeny)
        #expect(outcome(of: action, under: [[full], []]) == .implicitDeny)
    }

    @Test(arguments: ["ec2:RunInstances", "iam:CreateUser", "s3-outposts:GetObject", "kms:RetireGrant", "s", "", "*"])
    func `means nothing to any other service`(action: String) throws {
        #expect(outcome(of: action, under: [[try document("Deny")], []]) == .allow)
    }
}
