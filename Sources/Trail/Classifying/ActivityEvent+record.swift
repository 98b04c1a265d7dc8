internal import Organization

extension ActivityEvent {
    /// What a record of a file says of a root user; nil where the record does not tell when it happened.
    init?(_ record: TrailRecord, in file: TrailPath) {
        guard let time = record.time else { return nil }
        let activity = record.activity
        let isByRoot = record.isByRoot
        self.init(
            id: record.id ?? record.fingerprint,
            time: time,
            account: record.identity.account ?? record.recipient ?? file.account,
            recipient: record.recipient ?? file.account ?? record.identity.account,
            activity: activity,
            isRootActor: isByRoot,
            isUse: activity.isUseOfRoot && record.isByPersonAsRoot,
            task: record.isByPersonAsRoot ? RootTask.id(of: record) : nil,
            source: record.source,
            name: record.name,
            region: record.region,
            ip: record.ip,
            userAgent: record.userAgent,
            mfa: record.mfa,
            error: record.refusal,
            isAssumedRoot: record.identity.isAssumedRoot,
            file: file.path,
            target: record.request.target,
            accessKey: record.identity.accessKey,
            issuedKey: record.response.issuedKey
        )
    }
}

extension TrailRecord {
    /// Whether a person or a holder of a key acted as root, and did not fail to become it.
    fileprivate var isByPersonAsRoot: Bool {
        let isFailedRecovery = name.hasPrefix("PasswordRecovery") && hasFailed
        return (isByRoot || isByFederatedRoot) && !identity.isAssumedRoot && !isByService && !isFailedRecovery
    }

    /// A name for a record that has no id of its own, made from all that is read of it (FNV-1a, 64 bits).
    fileprivate var fingerprint: String {
        let hash = "\(self)".utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "without-id-" + String(hash, radix: 16)
    }

    /// Why it came to nothing, in AWS's words.
    fileprivate var refusal: String? {
        errorCode ?? errorMessage ?? (hasFailed ? response.outcome : nil)
    }
}
