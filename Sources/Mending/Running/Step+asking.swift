internal import AWSClient
internal import Remedy

/// The kind of policy that guards are.
let serviceControl = "SERVICE_CONTROL_POLICY"

extension Step {
    /// What is sent to AWS.
    var call: Call {
        switch self {
        case .deleteAccessKey(_, let key): .deleteAccessKey(key)
        case .deleteSigningCertificate(_, let certificate): .deleteSigningCertificate(certificate)
        case .deletePassword: .deleteLoginProfile()
        case .deactivateDevice(_, let serial): .deactivateMFADevice(serial)
        case .createPolicy(let name, let text):
            .createPolicy(name: name, description: Remediation.description, type: serviceControl, content: text)
        case .attachPolicy(let policy, let target): .attachPolicy(policy, to: target)
        }
    }

    /// In whose name.
    var place: Surroundings.Place {
        switch self {
        case .deleteAccessKey(let account, _), .deleteSigningCertificate(let account, _), .deletePassword(let account),
            .deactivateDevice(let account, _):
            .rootUser(account)
        case .createPolicy, .attachPolicy: .organization
        }
    }

    /// Whether it takes something away.
    var deletes: Bool { place != .organization }
}

extension Mender {
    /// Asks AWS whether a step has happened.
    func outcome(of step: Step) async throws(MendingStop) -> Outcome {
        switch step {
        case .deleteAccessKey(let account, let key):
            let isThere = try await keys(of: account).contains { $0.id == key }
            return isThere ? .notDone : .done(result: nil)
        case .deleteSigningCertificate(let account, let id):
            return try await certificates(of: account).contains(id) ? .notDone : .done(result: nil)
        case .deletePassword(let account):
            return try await hasPassword(account) ? .notDone : .done(result: nil)
        case .deactivateDevice(let account, let serial):
            return try await devices(of: account).contains(serial) ? .notDone : .done(result: nil)
        case .createPolicy(let name, let text):
            guard let policy = try await policy(named: name) else { return .notDone }
            guard let document = try? GuardDocument(text), document.isSame(as: policy.text) else {
                throw .surprise(
                    "The organization has a service control policy \(name) (\(policy.id)) with another text."
                )
            }
            return .done(result: policy.id)
        case .attachPolicy(let policy, let target):
            return try await policies(at: target).contains(policy) ? .done(result: nil) : .notDone
        }
    }
}
