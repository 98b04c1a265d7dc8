internal import Organization
internal import PolicyReach

extension GuardDemand {
    /// The policy.
    var text: PolicyText {
        let statements = denials.map(statement) + (leavesFederation ? [federation] : [])
        return .object([
            PolicyText.Member("Version", .string("2012-10-17")),
            PolicyText.Member(
                "Statement",
                statements.count == 1 ? statements[0].text : .list(statements.map(\.text))
            ),
        ])
    }

    /// What the policy has to be proved to do, in the order of the denials.
    var properties: [Property] {
        denials.map { denial in
            let spared = exceptions(to: denial)
            switch denial {
            case .everything: return Property(.denied, except: spared)
            case .withoutMFA: return Property(.requiresMFA, except: spared)
            case .fromElsewhere(let ranges): return Property(.onlyFrom(ranges.texts), except: spared)
            }
        }
    }

    /// Enrolling a device is no exception to where it may be done from.
    private func exceptions(to denial: Denial) -> [String] {
        switch denial {
        case .everything, .withoutMFA:
            ActionPatterns.withoutCovered(exceptions + (allowsMFAEnrolment ? MFAEnrolment.actions : []))
        case .fromElsewhere: exceptions
        }
    }

    private func statement(_ denial: Denial) -> GuardStatement {
        var conditions = [ofRoot]
        switch denial {
        case .everything: break
        case .withoutMFA:
            // Requests with long-term keys do not have the key at all: plain Bool would let them through.
            conditions.append(.init("BoolIfExists", "aws:MultiFactorAuthPresent", ["false"]))
        case .fromElsewhere(let ranges):
            conditions.append(.init("NotIpAddress", "aws:SourceIp", ranges.texts))
            conditions.append(.init("BoolIfExists", "aws:ViaAWSService", ["false"]))
            if !vpcEndpoints.isEmpty {
                conditions.append(.init("StringNotEqualsIfExists", "aws:SourceVpce", vpcEndpoints))
            }
            if !vpcs.isEmpty { conditions.append(.init("StringNotEqualsIfExists", "aws:SourceVpc", vpcs)) }
        }
        if allowsAssumeRoot { conditions.append(.init("Null", "aws:AssumedRoot", ["true"])) }
        return GuardStatement(aboutAllBut: exceptions(to: denial), where: conditions)
    }

    private var ofRoot: GuardStatement.Condition {
        let names = partitions.isEmpty ? ["*"] : partitions.map(\.rawValue)
        return .init("ArnLike", "aws:PrincipalArn", names.map { "arn:\($0):iam::*:root" })
    }

    /// Whether root could still make itself a session that none of the statements is about.
    private var leavesFederation: Bool {
        denials.contains { denial in
            if case .fromElsewhere = denial { return true }
            return exceptions(to: denial).contains { ActionPatterns.lies(Federation.action, within: $0) }
        }
    }

    private var federation: GuardStatement { GuardStatement(about: [Federation.action], where: [ofRoot]) }
}
