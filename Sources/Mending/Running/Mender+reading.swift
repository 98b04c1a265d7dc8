internal import AWSClient
internal import Organization
internal import Remedy

/// What AWS says now.
extension Mender {
    func keys(of account: AccountID) async throws(MendingStop) -> [RootCredentials.Key] {
        let answer = try await asked(.listAccessKeys(), .rootUser(account), "list the root user's keys of \(account)")
        return (answer["AccessKeyMetadata"]?.array ?? []).compactMap { key in
            key["AccessKeyId"]?.string.map { .init(id: $0, isActive: key["Status"]?.string != "Inactive") }
        }
    }

    func certificates(of account: AccountID) async throws(MendingStop) -> [String] {
        let doing = "list the root user's signing certificates of \(account)"
        let answer = try await asked(.listSigningCertificates(), .rootUser(account), doing)
        return (answer["Certificates"]?.array ?? []).compactMap { $0["CertificateId"]?.string }
    }

    func devices(of account: AccountID) async throws(MendingStop) -> [String] {
        let doing = "list the root user's MFA devices of \(account)"
        let answer = try await asked(.listMFADevices(), .rootUser(account), doing)
        return (answer["MFADevices"]?.array ?? []).compactMap { $0["SerialNumber"]?.string }
    }

    /// AWS says that there is no password by refusing to tell of it.
    func hasPassword(_ account: AccountID) async throws(MendingStop) -> Bool {
        do throws(AWSError) {
            _ = try await world.ask(.getLoginProfile(), .rootUser(account))
            return true
        } catch {
            if error.refusal?.code == "NoSuchEntity" { return false }
            throw .aws(error, "ask whether the root user of \(account) has a password")
        }
    }

    /// When a key was used last; nil where it never was.
    func lastUse(of key: String, in account: AccountID) async throws(MendingStop) -> Instant? {
        let doing = "ask when key \(key) of \(account) was used last"
        let answer = try await asked(.getAccessKeyLastUsed(key: key), .rootUser(account), doing)
        guard let text = answer["AccessKeyLastUsed"]?["LastUsedDate"]?.string else { return nil }
        guard let time = Instant(iso8601: text) else {
            throw .surprise("AWS says that key \(key) of \(account) was used last at \(text), which is no time.")
        }
        return time
    }

    func policies(at target: String) async throws(MendingStop) -> [String] {
        let call = Call.listPolicies(attachedTo: target, filter: serviceControl)
        let answer = try await asked(call, .organization, "list the policies at \(target)")
        return (answer["Policies"]?.array ?? []).compactMap { $0["Id"]?.string }
    }

    /// A policy's id and text.
    struct FoundPolicy {
        let id: String
        let text: String
    }

    func policy(named name: String) async throws(MendingStop) -> FoundPolicy? {
        let answer = try await asked(.listPolicies(filter: serviceControl), .organization, "list the policies")
        let named = (answer["Policies"]?.array ?? []).first { $0["Name"]?.string == name }
        guard let id = named?["Id"]?.string else { return nil }
        return FoundPolicy(id: id, text: try await text(ofPolicy: id))
    }

    func text(ofPolicy id: String) async throws(MendingStop) -> String {
        let answer = try await asked(.describePolicy(id: id), .organization, "read policy \(id)")
        return answer["Policy"]?["Content"]?.string ?? ""
    }
}
