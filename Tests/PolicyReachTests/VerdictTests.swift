import PolicyLanguage
import PolicyReach
import Testing

@Suite struct `A verdict` {
    private static let guarding = #"{"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}"#

    private static func denying(_ conditions: [String]) -> [String] {
        conditions.map { #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": \#($0)}"# }
    }

    private func document(_ statements: [String]) throws -> PolicyDocument {
        let full = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
        let list = ([full] + statements).joined(separator: ", ")
        return try PolicyDocument(parsing: #"{"Version": "2012-10-17", "Statement": [\#(list)]}"#)
    }

    private func stack(_ statements: [String]) throws -> PolicyStack {
        let policy = PolicyStack.Attached(id: "p", .document(try document(statements)))
        return PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: [policy])])
    }

    private func prover(_ statements: [String]) throws -> Prover {
        Prover(try stack(statements), over: RootUser(account: "111122223333", organization: "o-a1b2c3d4e5"))
    }

    @Test func `says that a property holds, and shows nothing`() throws {
        let verdict = try prover(Self.denying([Self.guarding])).verdict(on: Property(.denied))
        #expect(verdict.result == .proved)
        #expect(verdict.witness == nil)
    }

    @Test func `shows one request that gets through, which the evaluator allows`() throws {
        let onlyS3 = #"{"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}"#
        let verdict = try prover([onlyS3]).verdict(on: Property(.requiresMFA))
        #expect(verdict.result == .refuted)
        let witness = try #require(verdict.witness)
        #expect(witness.action.hasPrefix("s3:"))
        let inForce = PoliciesInForce(serviceControl: [[try document([onlyS3])]])
        #expect(inForce.decide(witness).outcome == .allow)
    }

    @Test func `is unknown where a policy cannot be read, and says why`() throws {
        let broken = PolicyStack.Attached(id: "p-broken", .unreadable("3:5: no Effect"))
        let stack = PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: [broken])])
        let verdict = Prover(stack, over: RootUser(account: "111122223333")).verdict(on: Property(.denied))
        #expect(verdict.result == .unknown)
        #expect(verdict.doubts == ["the policy p-broken cannot be read: 3:5: no Effect"])
    }

    private static let equal = #"{"StringEquals": {"aws:SourceVpc": "${aws:RequestTag/vpc}"}}"#
    private static let unequal = #"{"StringNotEquals": {"aws:SourceVpc": "${aws:RequestTag/vpc}"}}"#
    private static let absent = [
        #"{"Null": {"aws:SourceVpc": "true"}}"#, #"{"Null": {"aws:RequestTag/vpc": "true"}}"#,
    ]

    /// Conditions that deny, and what is left: by what the operators are documented to do with a key that is absent, and
    /// with a variable that stands for nothing.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>
    @Test(arguments: [
        // What equals it and what does not is everything.
        ([equal, unequal], Proof.Result.proved),
        // Two values can differ, and can be equal.
        ([equal], .refuted), ([equal] + absent, .refuted), ([unequal], .refuted), ([unequal] + absent, .refuted),
        ([#"{"StringNotEquals": {"aws:UserAgent": "console-${aws:RequestTag/vpc}"}}"#], .refuted),
        // A key of several values fills in nothing, so the negated operator always holds.
        ([#"{"StringNotEquals": {"aws:UserAgent": "${aws:TagKeys}"}}"#], .proved),
        ([#"{"StringEquals": {"aws:UserAgent": "${aws:TagKeys}"}}"#], .refuted),
    ])
    func `is had where a variable differs from request to request`(conditions: [String], result: Proof.Result) throws {
        let prover = try prover(Self.denying(conditions))
        let verdict = prover.verdict(on: Property(.denied))
        #expect(verdict.result == result)
        #expect(prover.prove(Property(.denied)).result == result)
        #expect((verdict.witness != nil) == (result == .refuted))
    }

    /// The account's organization has an id, and nobody said which.
    @Test(arguments: [
        (#"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#, Proof.Result.unknown),
        (#"{"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#, .unknown),
        (#"{"StringEquals": {"aws:UserAgent": "${aws:PrincipalOrgID}"}}"#, .unknown),
        // It is there, whatever it is.
        (#"{"Null": {"aws:PrincipalOrgID": "true"}}"#, .refuted),
        (#"{"Null": {"aws:PrincipalOrgID": "false"}}"#, .proved),
    ])
    func `is unknown where it hangs on what nobody said`(condition: String, result: Proof.Result) throws {
        let prover = Prover(try stack(Self.denying([condition])), over: RootUser(account: "111122223333"))
        #expect(prover.verdict(on: Property(.denied)).result == result)
        #expect(prover.prove(Property(.denied)).result == result)
    }
}
