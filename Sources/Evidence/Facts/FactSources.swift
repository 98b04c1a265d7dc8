internal import Organization

/// One account's evidence, asked fact by fact.
///
/// Every function looks at all sources that could tell, the live ones first, and notes what is missing.
struct FactSources {
    let evidence: AccountEvidence
    /// The report's path.
    let reportFile: String
    /// The root user's row, letter by letter.
    let verbatim: RootUserRow.Verbatim?

    init(_ evidence: AccountEvidence) {
        self.evidence = evidence
        reportFile = Self.path(evidence.credentialReportFile, in: evidence.folder)
        verbatim = evidence.credentialReport.value.map { RootUserRow.Verbatim($0.root) }
    }

    func password() -> Fact {
        var fact = Fact()
        switch evidence.rootLoginProfile {
        case .known(true): fact.see(true, live(.getLoginProfile, inRootSession: true, "LoginProfile", "present"))
        case .known(false):
            // AWS answers the question for a password that is not there with an error.
            let file = path("assume-root/\(AWSCall.getLoginProfile.rawValue).error.json")
            fact.see(false, Citation(file: file, field: "Error.Code", value: "NoSuchEntity", asOf: evidence.takenAt))
        case .unknown(let gap): if gap.cause != .notCollected { fact.miss(gap) }
        }
        see(counter: "AccountPasswordPresent", in: &fact) {
            $0.passwordPresent
        } _: {
            $0 > 0
        }
        seeReport("password_enabled", in: &fact) { row in
            row.passwordEnabled.map { $0 == .notSupported ? nil : $0 == .enabled }
        }
        return newerFirst(fact)
    }

    func activeKey() -> Fact {
        var fact = Fact()
        see(evidence.rootAccessKeys, .listAccessKeys, inRootSession: true, "AccessKeyMetadata", in: &fact) { keys in
            (keys.contains(where: \.isActive), Self.statuses(of: keys))
        }
        // The counter also counts keys that are not active: only zero decides.
        see(counter: "AccountAccessKeysPresent", in: &fact) {
            $0.accessKeysPresent
        } _: {
            $0 == 0 ? false : nil
        }
        seeBoth(["access_key_1_active", "access_key_2_active"], in: &fact) { row in row.accessKeys.map(\.active) }
        return heldToCounter(newerFirst(fact), of: .active)
    }

    func inactiveKey() -> Fact {
        var fact = Fact()
        see(evidence.rootAccessKeys, .listAccessKeys, inRootSession: true, "AccessKeyMetadata", in: &fact) { keys in
            (keys.contains { !$0.isActive }, Self.statuses(of: keys))
        }
        see(counter: "AccountAccessKeysPresent", in: &fact) {
            $0.accessKeysPresent
        } _: {
            $0 == 0 ? false : nil
        }
        seeBoth(["access_key_1_last_rotated", "access_key_2_last_rotated"], in: &fact) { row in
            row.accessKeys.map { key in Self.presentButInactive(key) }
        }
        return heldToCounter(newerFirst(fact), of: .inactive)
    }

    /// Whether there is any access key, active or not.
    func key() -> Fact {
        var fact = Fact()
        see(evidence.rootAccessKeys, .listAccessKeys, inRootSession: true, "AccessKeyMetadata", in: &fact) { keys in
            (!keys.isEmpty, Self.statuses(of: keys))
        }
        see(counter: "AccountAccessKeysPresent", in: &fact) {
            $0.accessKeysPresent
        } _: {
            $0 > 0
        }
        seeBoth(["access_key_1_last_rotated", "access_key_2_last_rotated"], in: &fact) { row in
            row.accessKeys.map { key in key.lastRotated.map { $0.instant != nil || key.active.value == true } }
        }
        return newerFirst(fact)
    }

    func mfa() -> Fact {
        var fact = Fact()
        see(evidence.rootDevices, .listMFADevices, inRootSession: true, "MFADevices", in: &fact) { devices in
            (!devices.isEmpty, devices.isEmpty ? "none" : devices.map(\.device.serialNumber).joined(separator: " "))
        }
        see(counter: "AccountMFAEnabled", in: &fact) {
            $0.mfaEnabled
        } _: {
            $0 > 0
        }
        for listed in evidence.virtualDevices { fact.see(true, device(listed)) }
        seeReport("mfa_active", in: &fact) { row in row.mfaActive.map { $0 } }
        return newerFirst(fact)
    }

    func certificate() -> Fact {
        var fact = Fact()
        see(evidence.rootCertificates, .listSigningCertificates, inRootSession: true, "Certificates", in: &fact) {
            (!$0.isEmpty, Self.statuses(of: $0))
        }
        see(counter: "AccountSigningCertificatesPresent", in: &fact) {
            $0.signingCertificatesPresent
        } _: {
            $0 > 0
        }
        seeBoth(["cert_1_last_rotated", "cert_2_last_rotated"], in: &fact) { row in
            row.certificates.map { certificate in
                certificate.active == .read(true) ? .read(true) : certificate.lastRotated.map { $0.instant != nil }
            }
        }
        return newerFirst(fact)
    }

    func reportTime() -> Observation<Instant>? {
        guard let generated = evidence.credentialReport.value?.generated else { return nil }
        return Observation(value: generated, citation: report("GeneratedTime", generated.description))
    }
}
