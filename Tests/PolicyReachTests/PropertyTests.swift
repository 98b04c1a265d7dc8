import PolicyLanguage
import PolicyReach
import Testing

@Suite struct `Names of properties` {
    @Test(arguments: [
        "root-requires-mfa", "root-requires-mfa-except:iam:*,sts:Get*", "root-keys-denied",
        "root-keys-denied-except:iam:GetUser", "root-denied", "root-denied-except:iam:*",
        "root-only-from:192.0.2.0/24,2001:db8::/32", "root-only-from:192.0.2.0/24;except:iam:*,s3:*",
        "assume-root-requires-mfa", "assume-root-requires-mfa-except:s3:*", "assume-root-denied",
        "assume-root-denied-except:s3:*", "assume-root-only-from:192.0.2.1",
        "assume-root-only-from:192.0.2.1;except:s3:*",
    ])
    func `are read as they are written`(name: String) throws {
        #expect(try Property(parsing: name).description == name)
    }

    @Test(arguments: [
        "", "root-", "root-except:iam:*", "root-denied-except", "root-denied-except:", "root-denied:iam:*",
        "root-requires-mfa:iam:*", "root-requires-mfa-except:iam", "assume-root-keys-denied",
        "assume-root-keys-denied-except:iam:*", "root-only-from", "root-only-from:", "root-only-from:here",
        "root-only-from-except:iam:*", "root-only-from:192.0.2.0/24;except:", "root-only-from:192.0.2.0/24;but:iam:*",
        "root-only-from:192.0.2.0/24;except:iam:*;except:s3:*", "root-only-from:;except:iam:*",
    ])
    func `are refused where there is none`(name: String) {
        #expect(throws: PropertyError.self) { _ = try Property(parsing: name) }
    }
}

@Suite struct `Properties with exceptions` {
    private static func proof(_ property: String, _ statement: String) throws -> Proof {
        let text = #"{"Version": "2012-10-17", "Statement": [\#(statement)]}"#
        let policies = [
            PolicyStack.Attached(id: "full", .document(.allowingEverything)),
            PolicyStack.Attached(id: "guard", .document(try PolicyDocument(parsing: text))),
        ]
        let stack = PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
        return Prover(stack, over: RootUser(account: "111122223333")).prove(try Property(parsing: property))
    }

    private static let withoutMFA =
        #"{"Effect": "Deny", "NotAction": ["iam:Enable*", "iam:List*"], "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}"#
    private static let elsewhere =
        #"{"Effect": "Deny", "NotAction": "support:*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}"#

    @Test(arguments: [
        ("root-requires-mfa", withoutMFA, Proof.Result.refuted),
        ("root-requires-mfa-except:iam:Enable*,iam:List*", withoutMFA, .proved),
        ("root-requires-mfa-except:iam:*", withoutMFA, .proved),
        ("root-requires-mfa-except:iam:List*", withoutMFA, .refuted),
        ("root-keys-denied-except:iam:*", withoutMFA, .proved), ("root-keys-denied-except:sts:*", withoutMFA, .refuted),
        ("root-only-from:192.0.2.0/24", elsewhere, .refuted),
        ("root-only-from:192.0.2.0/24;except:support:*", elsewhere, .proved),
        ("root-only-from:192.0.2.0/25;except:support:*", elsewhere, .refuted),
        ("assume-root-only-from:192.0.2.0/24;except:support:*", elsewhere, .proved),
        ("assume-root-requires-mfa-except:iam:*", withoutMFA, .proved),
    ])
    func `hold where only those get through`(property: String, statement: String, result: Proof.Result) throws {
        #expect(try Self.proof(property, statement).result == result)
    }

    @Test func `tell of the way around them that an exception leaves open`() throws {
        let statement =
            #"{"Effect": "Deny", "NotAction": "sts:*", "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}"#
        let proof = try Self.proof("root-requires-mfa-except:sts:*", statement)
        #expect(proof.result == .proved)
        #expect(proof.escapes.first?.contains("sts:GetFederationToken") == true)
    }

    /// `iam:List*` without MFA is let through, the other actions are not; what is about no request is denied anyway.
    @Test(arguments: [
        ("iam:CreateUser", "false", Proof.Result.proved), ("iam:ListUsers", "false", .refuted),
        ("iam:CreateUser", "true", .refuted), ("*", "false", .refuted),
    ])
    func `may be about the requests of a statement`(action: String, mfa: String, result: Proof.Result) throws {
        let condition = try #require(Condition("Bool", "aws:MultiFactorAuthPresent", [mfa]))
        let asked = Statement(about: [action], where: [condition])
        let text = #"{"Version": "2012-10-17", "Statement": [\#(Self.withoutMFA)]}"#
        let guarded = try PolicyDocument(parsing: text).besideFullAccess
        let stack = PolicyStack(
            serviceControl: [
                PolicyStack.Level(node: nil, policies: [PolicyStack.Attached(id: "guard", .document(guarded))])
            ]
        )
        let prover = Prover(stack, over: RootUser(account: "111122223333"))
        #expect(prover.prove(Property(.about(asked))).result == result)
        #expect(prover.verdict(on: Property(.about(asked))).result == result)
        #expect(prover.prove(Property(.about(asked), except: [action])).result == .proved)
    }
}
