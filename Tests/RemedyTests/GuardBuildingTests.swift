import Foundation
import Organization
import PolicyLanguage
import PolicyReach
import Remedy
import TestSupport
import Testing
import Yams

@Suite struct `A guard that is built` {
    private static func stack(_ policy: String) throws -> PolicyStack {
        let policies = [
            PolicyStack.Attached(id: "full", .document(.allowingEverything)),
            PolicyStack.Attached(id: "guard", .document(try PolicyDocument(parsing: policy))),
        ]
        return PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
    }

    private static func prover(_ policy: String, _ partition: Partition = .aws) throws -> Prover {
        Prover(try stack(policy), over: RootUser(account: "777788889999", partition: partition.rawValue))
    }

    /// The guard of AWS's own examples, for all partitions, as design and documentation have it.
    @Test func `that asks for MFA says so in one statement`() throws {
        let built = try GuardDemand(requiresMFA: true).build()
        #expect(
            built.policy
                == #"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}}"#
        )
        #expect(built.characters == built.policy.count)
        #expect(Set(built.proofs.map(\.user.partition)) == Set(Partition.allCases.map(\.rawValue)))
        #expect(built.proofs.allSatisfy { $0.property == Property(.requiresMFA) && $0.result == .proved })
    }

    @Test func `for networks denies the way around it, and spares calls of services`() throws {
        let built = try GuardDemand(
            onlyFrom: ["192.0.2.0/25", "192.0.2.128/25"],
            partitions: [.govCloud],
            vpcEndpoints: ["vpce-0a1b2c3d"]
        ).build()
        #expect(
            built.policy
                == #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws-us-gov:iam::*:root"},"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"},"BoolIfExists":{"aws:ViaAWSService":"false"},"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-0a1b2c3d"}}},{"Effect":"Deny","Action":"sts:GetFederationToken","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws-us-gov:iam::*:root"}}}]}"#
        )
        #expect(built.proofs.map(\.user.partition) == ["aws-us-gov"])
        #expect(built.proofs.map(\.property.description) == ["root-only-from:192.0.2.0/24"])
    }

    /// Somebody in the named VPC endpoint passes, somebody in another one does not; both carry no source address.
    @Test(arguments: [("vpce-0a1b2c3d", false), ("vpce-99999999", true)])
    func `lets requests through the named endpoints pass`(endpoint: String, isDenied: Bool) throws {
        let built = try GuardDemand(onlyFrom: ["192.0.2.0/24"], vpcEndpoints: ["vpce-0a1b2c3d"]).build()
        let request = Request(
            principal: "arn:aws:iam::777788889999:root",
            action: "ec2:RunInstances",
            resource: "*",
            context: [
                "aws:PrincipalArn": .single("arn:aws:iam::777788889999:root"), "aws:SourceVpce": .single(endpoint),
                "aws:SourceVpc": .single("vpc-0a1b2c3d"), "aws:ViaAWSService": .single("false"),
            ]
        )
        let document = try PolicyDocument(parsing: built.policy)
        let decision = PoliciesInForce(serviceControl: [[.allowingEverything, document]]).decide(request)
        #expect((decision.outcome == .explicitDeny) == isDenied)
    }

    @Test func `that lets devices be enrolled is proved but for that, and says what comes of it`() throws {
        let built = try GuardDemand(requiresMFA: true, allowsMFAEnrolment: true).build()
        #expect(
            built.proofs[0].property.description
                == "root-requires-mfa-except:iam:CreateVirtualMFADevice,iam:EnableMFADevice,iam:GetMFADevice,iam:GetUser,iam:ListMFADevices,iam:ListVirtualMFADevices,iam:ResyncMFADevice"
        )
        #expect(built.remarks.contains { $0.contains("can enrol a device of their own") })
        #expect(!built.lockOuts.contains { $0.kind == .mfaEnrolment })
        #expect(try Self.prover(built.policy).prove(Property(.requiresMFA)).result == .refuted)
    }

    /// What AWS's documentation says of each: sessions of AssumeRoot carry root's ARN, services no MFA.
    @Test(arguments: [
        (false, false, [LockOut.Kind.mfaEnrolment, .serviceCalls, .assumeRootTask]),
        (false, true, [.mfaEnrolment, .serviceCalls]), (true, false, [.everything, .assumeRootTask]),
        (true, true, [.everything]),
    ])
    func `tells what it locks out`(deniesRoot: Bool, allowsAssumeRoot: Bool, kinds: [LockOut.Kind]) throws {
        let built = try GuardDemand(
            requiresMFA: !deniesRoot,
            deniesRoot: deniesRoot,
            allowsAssumeRoot: allowsAssumeRoot
        ).build()
        #expect(Set(built.lockOuts.map(\.kind)) == Set(kinds))
        if !allowsAssumeRoot { #expect(built.lockOuts.filter { $0.kind == .assumeRootTask }.count == 5) }
    }

    @Test func `with exceptions tells which root-only tasks are left`() throws {
        let built = try GuardDemand(except: ["account:CloseAccount", "s3:*"]).build()
        let tasks = built.lockOuts.filter { $0.kind == .rootOnlyTask }.compactMap(\.task)
        #expect(tasks.contains("root-access-keys"))
        #expect(tasks.contains("restore-administrator"))
        #expect(tasks.contains("deny-all-resource-policy"), "queues are locked all the same")
        #expect(!tasks.contains("close-account"))
        #expect(!tasks.contains("s3-mfa-delete"))
    }

    /// An administrator can be restored in several ways; as long as one is left, root can do it.
    @Test func `with one way left to restore an administrator does not lock out of that`() throws {
        let built = try GuardDemand(except: ["iam:AttachUserPolicy"]).build()
        let tasks = built.lockOuts.filter { $0.kind == .rootOnlyTask }.compactMap(\.task)
        #expect(tasks.contains("root-mfa"))
        #expect(!tasks.contains("restore-administrator"))
    }

    @Test func `for networks locks out VPC endpoints unless one is named`() throws {
        let kinds = try GuardDemand(onlyFrom: ["192.0.2.0/24"]).build().lockOuts.map(\.kind)
        #expect(kinds == [.vpcEndpoints])
        let named = try GuardDemand(onlyFrom: ["192.0.2.0/24"], vpcs: ["vpc-0a1b2c3d"]).build().lockOuts
        #expect(named.isEmpty)
    }

    /// An exception for one action lets nothing else through an endpoint.
    @Test func `with exceptions locks out everything but these`() throws {
        let networks = try GuardDemand(onlyFrom: ["192.0.2.0/24"], except: ["ec2:DescribeRegions"]).build().lockOuts
        #expect(networks.map(\.kind) == [.vpcEndpoints])
        #expect(networks.map(\.exceptions) == [["ec2:DescribeRegions"]])
        #expect(networks[0].sentence.hasSuffix("That is so of everything but ec2:DescribeRegions."))

        let mfa = try GuardDemand(requiresMFA: true, except: ["ec2:DescribeRegions"], allowsAssumeRoot: true).build()
        #expect(mfa.lockOuts.map(\.kind) == [.mfaEnrolment, .serviceCalls])
        #expect(mfa.lockOuts.map(\.exceptions) == [[], ["ec2:DescribeRegions"]])

        let denied = try GuardDemand(except: ["s3:*"], allowsAssumeRoot: true).build().lockOuts
        #expect(denied.first?.kind == .everything)
        #expect(denied.first?.exceptions == ["s3:*"])
        #expect(
            denied.first?.sentence
                == "The root user can do nothing that is an API call but s3:*, with or without MFA."
        )
        // These lie within that.
        #expect(!denied.contains { $0.kind == .vpcEndpoints || $0.kind == .serviceCalls })
    }

    @Test func `with exceptions of its own for each statement tells of the fewest`() throws {
        let lockOuts = try GuardDemand(
            requiresMFA: true,
            onlyFrom: ["192.0.2.0/24"],
            except: ["s3:*"],
            allowsMFAEnrolment: true
        ).build().lockOuts
        let exceptions = Dictionary(grouping: lockOuts, by: \.kind).mapValues { $0.map(\.exceptions) }
        #expect(exceptions[.vpcEndpoints] == [["s3:*"]])
        #expect(exceptions[.serviceCalls]?.count == 1)
        #expect(exceptions[.serviceCalls]?.first?.contains("iam:EnableMFADevice") == true)
        #expect(exceptions[.everything] == nil)
    }

    @Test(arguments: [
        ("nothing", [String](), [String](), "--require-mfa"), ("denied anyway", ["deny", "mfa"], [], "--deny-root"),
        ("denied anyway", ["deny", "from"], [], "--deny-root"), ("everything", [], ["*"], "nothing to deny"),
        ("everything", ["mfa"], ["iam:*", "*:*"], "nothing to deny"), ("no action", ["mfa"], ["iam"], "no action"),
        ("no action", ["mfa"], ["iam:Get User"], "no action"),
        ("federation", ["mfa"], ["STS:getFederationToken"], "not the root user's"),
        ("enrolment", ["from", "enrol"], [], "--allow-mfa-enrolment"), ("everywhere", ["everywhere"], [], "everywhere"),
        ("endpoint", ["mfa", "endpoint"], [], "--only-from"), ("endpoint", ["from", "odd"], [], "is no id"),
    ])
    func `is refused where it makes no sense`(name: String, options: [String], except: [String], reason: String) {
        let ranges = options.contains("everywhere") ? ["0.0.0.0/0", "::/1", "8000::/1"] : ["192.0.2.0/24"]
        let error = #expect(throws: GuardError.self, "\(name)") {
            _ = try GuardDemand(
                requiresMFA: options.contains("mfa"),
                deniesRoot: options.contains("deny"),
                onlyFrom: options.contains("from") || options.contains("everywhere") ? ranges : [],
                except: except,
                allowsMFAEnrolment: options.contains("enrol"),
                vpcEndpoints: options.contains("endpoint") ? ["vpce-0a1b2c3d"] : options.contains("odd") ? ["x"] : []
            )
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    /// 700 networks that do not touch, of at least 14 characters each with quotes and comma.
    @Test func `is refused where it would be longer than AWS takes, with the numbers`() throws {
        let ranges = (0..<700).map { "10.\($0 / 256).\($0 % 256).128/25" }
        let error = #expect(throws: GuardError.self) { _ = try GuardDemand(onlyFrom: ranges).build() }
        #expect(error?.description.contains("10240") == true)
        #expect(error?.description.contains("700 ranges") == true)
        let touching = (0..<700).map { "10.\($0 / 256).\($0 % 256).0/24" }
        #expect(try GuardDemand(onlyFrom: touching).build().characters < 1_000)
    }

    /// Removing any part of the policy, or any value of a list, must lose a proof, open a way around it, or change what it
    /// is about.
    @Test(arguments: [
        ["mfa"], ["mfa", "enrol", "assume"], ["deny"], ["deny", "assume"], ["from"], ["from", "assume", "endpoint"],
        ["mfa", "from", "except"], ["except"], ["sts"], ["mfa", "partition"],
    ])
    func `has nothing that could be left out`(options: [String]) throws {
        let demand = try GuardDemand(
            requiresMFA: options.contains("mfa"),
            deniesRoot: options.contains("deny"),
            onlyFrom: options.contains("from") ? ["192.0.2.0/24", "203.0.113.0/26"] : [],
            except: options.contains("sts")
                ? ["sts:*"] : options.contains("except") ? ["iam:GetUser", "s3:*", "S3:Get*"] : [],
            allowsAssumeRoot: options.contains("assume"),
            allowsMFAEnrolment: options.contains("enrol"),
            partitions: options.contains("partition") ? [.aws, .china] : [],
            vpcEndpoints: options.contains("endpoint") ? ["vpce-0a1b2c3d", "vpce-11223344"] : []
        )
        let built = try demand.build()
        let whole = try PolicyDocument(parsing: built.policy).besideFullAccess
        let node = try JSONSerialization.jsonObject(with: Data(built.policy.utf8))
        let smaller = Self.withOnePartLess(node)
        #expect(smaller.count > 3)
        for part in smaller {
            let data = try JSONSerialization.data(withJSONObject: part, options: [.sortedKeys])
            guard let document = try? PolicyDocument(parsing: String(decoding: data, as: UTF8.self)) else { continue }
            let isSame =
                PolicyDifference(from: whole, to: document.besideFullAccess).result == .equal
                && Self.ofSessions(document.besideFullAccess) == Self.ofSessions(whole)
            #expect(!isSame, "\(String(decoding: data, as: UTF8.self))")
        }
    }

    /// What a policy does to sessions of AssumeRoot, of which differences do not tell.
    private static func ofSessions(_ document: PolicyDocument) -> [Proof.Result] {
        let policies = [PolicyStack.Attached(id: "guard", .document(document))]
        let stack = PolicyStack(serviceControl: [PolicyStack.Level(node: nil, policies: policies)])
        let prover = Prover(stack, over: RootUser(account: "777788889999"))
        let demands: [Property.Demand] = [.requiresMFA, .denied, .onlyFrom(["192.0.2.0/24", "203.0.113.0/26"])]
        return demands.map { prover.verdict(on: Property($0, except: ["iam:*", "s3:*"], of: .assumeRoot)).result }
    }

    /// The JSON without one member or element, wherever it stands. AWS takes no policy of this kind without a version or a
    /// resource.
    private static func withOnePartLess(_ node: Any) -> [Any] {
        if let members = node as? [String: Any] {
            return members.filter { $0.key != "Version" && $0.key != "Resource" }.flatMap { name, value in
                var without = members
                without[name] = nil
                return [without as Any]
                    + withOnePartLess(value).map { inner in
                        var changed = members
                        changed[name] = inner
                        return changed as Any
                    }
            }
        }
        guard let elements = node as? [Any] else { return [] }
        return elements.indices.flatMap { place in
            var without = elements
            without.remove(at: place)
            return [without as Any]
                + withOnePartLess(elements[place]).map { inner in
                    var changed = elements
                    changed[place] = inner
                    return changed as Any
                }
        }
    }

    @Test(arguments: GuardFormat.allCases)
    func `says the same in every form`(format: GuardFormat) throws {
        let built = try GuardDemand(
            requiresMFA: true,
            onlyFrom: ["192.0.2.0/24", "2001:db8::/32"],
            except: ["s3:*", "iam:GetUser"]
        ).build()
        let name = try #require(GuardName("Root guard 1.0"))
        let text = built.written(as: format, name: name)
        let json: String
        switch format {
        case .json: json = text
        case .terraform:
            let start = try #require(text.range(of: "jsonencode(")).upperBound
            let end = try #require(text.range(of: ")\n}\n")).lowerBound
            json = String(text[start..<end])
            #expect(text.contains("resource \"aws_organizations_policy\" \"Root_guard_1_0\""))
        case .cloudFormation:
            let template = try #require(try Yams.load(yaml: text) as? [String: Any])
            let resources = try #require(template["Resources"] as? [String: Any])
            let resource = try #require(resources["RootGuard"] as? [String: Any])
            let properties = try #require(resource["Properties"] as? [String: Any])
            #expect(resource["Type"] as? String == "AWS::Organizations::Policy")
            #expect(properties["Type"] as? String == "SERVICE_CONTROL_POLICY")
            #expect(properties["Name"] as? String == "Root guard 1.0")
            let content = try #require(properties["Content"])
            json = String(decoding: try JSONSerialization.data(withJSONObject: content), as: UTF8.self)
        }
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
        #expect(read == (try JSONSerialization.jsonObject(with: Data(built.policy.utf8)) as? NSDictionary))
    }

    @Test(arguments: ["", "1st", "a\"b", "a${b}", String(repeating: "a", count: 129), "é", "a\nb"])
    func `has no name that reads differently somewhere`(name: String) {
        #expect(GuardName(name) == nil)
    }
}
