import AWSClient
import Organization

@testable import Mending

/// An organization with one member, small enough to be read at a glance. It answers as AWS's API reference says.
actor FakeAWS {
    /// What goes wrong with a call.
    enum Trouble: Sendable {
        /// AWS refuses.
        case denied
        /// It is done, and the answer is lost.
        case lostAnswer
        /// It never arrives, and nobody can know.
        case lostRequest
        /// From here on nobody answers; this call is done all the same.
        case goneAfter
        /// From here on nobody answers.
        case gone
    }

    var keys: [String: Bool] = ["AKIAONE": true, "AKIATWO": false]
    var certificates: Set<String> = ["CERTONE"]
    var devices: Set<String> = ["GAHT00000001"]
    var hasPassword = true
    var lastUses: [String: String] = [:]
    var policies: [String: (name: String, text: String)] = ["p-FullAWSAccess": ("FullAWSAccess", "{}")]
    var attached: Set<String> = ["p-FullAWSAccess"]
    /// Every change that really happened.
    private(set) var log: [String] = []
    private(set) var calls = 0
    private var trouble: [Int: Trouble]
    private var isGone = false
    /// Is run after so many changes.
    private var event: (after: Int, change: @Sendable (isolated FakeAWS) -> Void)?

    init(trouble: [Int: Trouble] = [:]) {
        self.trouble = trouble
    }

    func change(after count: Int = 0, _ change: @escaping @Sendable (isolated FakeAWS) -> Void) {
        if count == 0 { change(self) } else { event = (count, change) }
    }

    func recover() {
        (trouble, isGone) = ([:], false)
    }

    func answer(_ call: Call, _ place: Surroundings.Place) throws(AWSError) -> JSON {
        let number = calls
        calls += 1
        let isChange = call.operation.changes
        let lost: AWSError = isChange ? .outcomeUnknown(.transport(.timedOut)) : .transport(.timedOut)
        if isGone { throw lost }
        switch trouble[number] {
        case nil: return try does(call)
        case .denied: throw .refused(Refusal(code: "AccessDenied", message: "no", status: 403))
        case .lostRequest: throw lost
        case .lostAnswer:
            _ = try does(call)
            throw lost
        case .gone:
            isGone = true
            throw lost
        case .goneAfter:
            isGone = true
            _ = try does(call)
            throw lost
        }
    }

    private func does(_ call: Call) throws(AWSError) -> JSON {
        func parameter(_ name: String) -> String { call.parameters.first { $0.name == name }?.value.string ?? "" }
        switch call.operation.name {
        case "DescribeOrganization": return object("Organization", object("MasterAccountId", .string("999988887777")))
        case "ListAccessKeys":
            let listed = keys.sorted { $0.key < $1.key }.map { key, isActive in
                object("AccessKeyId", .string(key), "Status", .string(isActive ? "Active" : "Inactive"))
            }
            return object("AccessKeyMetadata", .array(listed))
        case "GetAccessKeyLastUsed":
            let used = lastUses[parameter("AccessKeyId")].map { object("LastUsedDate", .string($0)) }
            return object("AccessKeyLastUsed", used ?? object("ServiceName", .string("N/A")))
        case "ListSigningCertificates":
            return object("Certificates", .array(certificates.sorted().map { object("CertificateId", .string($0)) }))
        case "ListMFADevices":
            return object("MFADevices", .array(devices.sorted().map { object("SerialNumber", .string($0)) }))
        case "GetLoginProfile":
            guard hasPassword else { throw refusal("NoSuchEntity", 404) }
            return object("LoginProfile", .object([]))
        case "ListPolicies", "ListPoliciesForTarget":
            let all = call.operation.name == "ListPolicies"
            let listed = policies.filter { all || attached.contains($0.key) }.sorted { $0.key < $1.key }
            return object(
                "Policies",
                .array(listed.map { object("Id", .string($0.key), "Name", .string($0.value.name)) })
            )
        case "DescribePolicy":
            guard let policy = policies[parameter("PolicyId")] else { throw refusal("PolicyNotFoundException", 400) }
            return object("Policy", object("Content", .string(policy.text)))
        default: return try changes(call, parameter)
        }
    }

    private func changes(_ call: Call, _ parameter: (String) -> String) throws(AWSError) -> JSON {
        var answer = JSON.object([])
        var subject = ""
        switch call.operation.name {
        case "DeleteAccessKey":
            subject = parameter("AccessKeyId")
            guard keys.removeValue(forKey: subject) != nil else { throw refusal("NoSuchEntity", 404) }
        case "DeleteSigningCertificate":
            subject = parameter("CertificateId")
            guard certificates.remove(subject) != nil else { throw refusal("NoSuchEntity", 404) }
        case "DeactivateMFADevice":
            subject = parameter("SerialNumber")
            guard devices.remove(subject) != nil else { throw refusal("NoSuchEntity", 404) }
        case "DeleteLoginProfile":
            guard hasPassword else { throw refusal("NoSuchEntity", 404) }
            hasPassword = false
        case "CreatePolicy":
            subject = parameter("Name")
            guard !policies.values.contains(where: { $0.name == subject }) else {
                throw refusal("DuplicatePolicyException", 400)
            }
            policies["p-made"] = (subject, parameter("Content"))
            answer = object("Policy", object("PolicySummary", object("Id", .string("p-made"))))
        case "AttachPolicy":
            subject = parameter("PolicyId")
            guard attached.insert(subject).inserted else { throw refusal("DuplicatePolicyAttachmentException", 400) }
        default: throw refusal("InvalidAction", 400)
        }
        log.append(subject.isEmpty ? call.operation.name : "\(call.operation.name) \(subject)")
        if let event, event.after == log.count { event.change(self) }
        return answer
    }

    private func refusal(_ code: String, _ status: Int) -> AWSError {
        .refused(Refusal(code: code, message: "", status: status))
    }

    private func object(_ name: String, _ value: JSON) -> JSON { .object([JSON.Member(name, value)]) }

    private func object(_ name: String, _ value: JSON, _ other: String, _ otherValue: JSON) -> JSON {
        .object([JSON.Member(name, value), JSON.Member(other, otherValue)])
    }
}
