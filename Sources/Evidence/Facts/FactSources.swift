internal import Organization

/// One account's evidence, asked fact by fact.
///
/// Every function looks at all sources that could tell, the live ones first, and notes what is missing.
struct FactSources {
    private let evidence: AccountEvidence

    init(_ evidence: AccountEvidence) {
        self.evidence = evidence
    }

    func password() -> Fact {
        var fact = Fact()
        switch evidence.rootLoginProfile {
        case .known(true): fact.see(true, live(.getLoginProfile, inRootSession: true, "LoginProfile", "present"))
        case .known(false):
            // AWS answers the question for a password that is not there with an error.
            let file = path("assume-root/\(AWSCall.getLoginProfile.rawValue).error.json")
            fact.see(false, Citation(file: file, field: "Error.Code", value: "NoSuchEntity", asOf: evidence.takenAt))
        case .unknown(let gap): fact.miss(gap)
        }
        see(counter: "AccountPasswordPresent", in: &fact) { $0.passwordPresent } _: { $0 > 0 }
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
        see(counter: "AccountAccessKeysPresent", in: &fact) { $0.accessKeysPresent } _: { $0 == 0 ? false : nil }
        seeBoth(["access_key_1_active", "access_key_2_active"], in: &fact) { row in row.accessKeys.map(\.active) }
        return newerFirst(fact)
    }

    func inactiveKey() -> Fact {
        var fact = Fact()
        see(evidence.rootAccessKeys, .listAccessKeys, inRootSession: true, "AccessKeyMetadata", in: &fact) { keys in
            (keys.contains { !$0.isActive }, Self.statuses(of: keys))
        }
        see(counter: "AccountAccessKeysPresent", in: &fact) { $0.accessKeysPresent } _: { $0 == 0 ? false : nil }
        seeBoth(["access_key_1_last_rotated", "access_key_2_last_rotated"], in: &fact) { row in
            row.accessKeys.map { key in Self.presentButInactive(key) }
        }
        return newerFirst(fact)
    }

    func mfa() -> Fact {
        var fact = Fact()
        see(evidence.rootDevices, .listMFADevices, inRootSession: true, "MFADevices", in: &fact) { devices in
            (!devices.isEmpty, devices.isEmpty ? "none" : devices.map(\.device.serialNumber).joined(separator: " "))
        }
        see(counter: "AccountMFAEnabled", in: &fact) { $0.mfaEnabled } _: { $0 > 0 }
        for listed in evidence.virtualDevices { fact.see(true, device(listed)) }
        seeReport("mfa_active", in: &fact) { row in row.mfaActive.map { $0 } }
        return newerFirst(fact)
    }

    func certificate() -> Fact {
        var fact = Fact()
        see(evidence.rootCertificates, .listSigningCertificates, inRootSession: true, "Certificates", in: &fact) {
            (!$0.isEmpty, Self.statuses(of: $0))
        }
        see(counter: "AccountSigningCertificatesPresent", in: &fact) { $0.signingCertificatesPresent } _: { $0 > 0 }
        seeBoth(["cert_1_last_rotated", "cert_2_last_rotated"], in: &fact) { row in
            row.certificates.map { certificate in
                certificate.lastRotated.map { $0.instant != nil || certificate.active.value == true }
            }
        }
        return newerFirst(fact)
    }

    func reportTime() -> Observation<Instant>? {
        guard let generated = evidence.credentialReport.value?.generated else { return nil }
        return Observation(value: generated, citation: report("GeneratedTime", generated.description))
    }
}

extension FactSources {
    func devices() -> MFADevices {
        if case .known(let devices) = evidence.rootDevices {
            let listed = devices.map { Observation(value: $0.device, citation: device($0)) }
            let none = live(.listMFADevices, inRootSession: true, "MFADevices", "none")
            return MFADevices(listed: listed + virtualDevices, extent: .all, emptyList: devices.isEmpty ? none : nil)
        }
        let none = live(.listVirtualMFADevices, "VirtualMFADevices", "none of the root user")
        return MFADevices(
            listed: virtualDevices,
            extent: evidence.virtualDevicesGap.map { .partial($0) } ?? .allVirtual,
            emptyList: evidence.virtualDevices.isEmpty && evidence.virtualDevicesGap == nil ? none : nil
        )
    }

    private var virtualDevices: [Observation<MFADevice>] {
        evidence.virtualDevices.map { Observation(value: $0.device, citation: device($0)) }
    }

    private func device(_ listed: ListedDevice) -> Citation {
        let serial = listed.device.serialNumber
        return Citation(file: listed.file, field: "SerialNumber", value: serial, asOf: evidence.takenAt)
    }

    func use() -> RootUse {
        var use = RootUse()
        guard let row = evidence.credentialReport.value?.root else {
            use.gaps = [evidence.credentialReport.gap].compactMap(\.self)
            return use
        }
        note(row.passwordLastUsed, .password, "password_last_used", in: &use)
        for (key, (credential, column)) in zip(row.accessKeys, Self.keyColumns) {
            note(key.lastUsed, credential, column, in: &use)
        }
        return use
    }

    private static let keyColumns: [(RootUse.Credential, String)] = [
        (.accessKey1, "access_key_1_last_used_date"), (.accessKey2, "access_key_2_last_used_date"),
    ]

    private func note(
        _ field: Field<ReportedMoment>,
        _ credential: RootUse.Credential,
        _ column: String,
        in use: inout RootUse
    ) {
        switch field {
        case .read(.at(let time)):
            use.add([RootUse.Use(credential: credential, time: time, citation: reportCitation(column))])
        case .read(.notApplicable), .read(.noInformation):
            use.none.append(reportCitation(column))
        case .read(.notSupported), .notUnderstood:
            use.gaps.append(notUnderstood(column))
        case .noColumn:
            use.gaps.append(Gap(.getCredentialReport, .fieldMissing(column)))
        }
    }
}

extension FactSources {
    /// Notes a live answer, or that it is missing.
    private func see<Answer>(
        _ answer: Known<Answer>,
        _ call: AWSCall,
        inRootSession: Bool = false,
        _ field: String,
        in fact: inout Fact,
        _ read: (Answer) -> (Bool, String)
    ) {
        switch answer {
        case .known(let answer):
            let (value, words) = read(answer)
            fact.see(value, live(call, inRootSession: inRootSession, field, words))
        case .unknown(let gap):
            fact.miss(gap)
        }
    }

    /// Notes what a counter of the summary says, if it decides anything.
    private func see(
        counter: String,
        in fact: inout Fact,
        _ read: (AccountSummary) -> Int64?,
        _ decide: (Int64) -> Bool?
    ) {
        switch evidence.summary {
        case .known(let summary):
            guard let count = read(summary) else {
                return fact.miss(Gap(.getAccountSummary, .fieldMissing(counter)))
            }
            guard let value = decide(count) else { return }
            fact.see(value, live(.getAccountSummary, counter, String(count)))
        case .unknown(let gap):
            fact.miss(gap)
        }
    }

    /// Notes what a column of the report says; a nil in a field that was read means that it decides nothing.
    private func seeReport(_ column: String, in fact: inout Fact, _ read: (RootUserRow) -> Field<Bool?>) {
        switch evidence.credentialReport {
        case .known(let known):
            switch read(known.root) {
            case .read(let value?): fact.see(value, reportCitation(column))
            case .read(nil): break
            case .noColumn: fact.miss(Gap(.getCredentialReport, .fieldMissing(column)))
            case .notUnderstood: fact.miss(notUnderstood(column))
            }
        case .unknown(let gap):
            fact.miss(gap)
        }
    }

    /// Notes whether either of two columns says yes. One yes decides; a no needs both.
    private func seeBoth(_ columns: [String], in fact: inout Fact, _ read: (RootUserRow) -> [Field<Bool>]) {
        guard let row = evidence.credentialReport.value?.root else {
            if let gap = evidence.credentialReport.gap { fact.miss(gap) }
            return
        }
        let fields = zip(columns, read(row))
        let yes = fields.filter { $0.1.value == true }
        if !yes.isEmpty {
            for (column, _) in yes { fact.see(true, reportCitation(column)) }
            return
        }
        var isWhole = true
        for (column, field) in fields where field.value == nil {
            isWhole = false
            fact.miss(field == .noColumn ? Gap(.getCredentialReport, .fieldMissing(column)) : notUnderstood(column))
        }
        guard isWhole else { return }
        for (column, _) in fields { fact.see(false, reportCitation(column)) }
    }

    /// A key that was ever made and not deleted has a date of rotation.
    private static func presentButInactive(_ key: RootUserRow.AccessKey) -> Field<Bool> {
        switch (key.active, key.lastRotated) {
        case (.read(true), _), (.read(false), .read(.notApplicable)): .read(false)
        case (.read(false), .read(.at)): .read(true)
        case (.noColumn, _), (_, .noColumn): .noColumn
        default: .notUnderstood
        }
    }

    private static func statuses(of credentials: [ListedCredential]) -> String {
        let words = credentials.map { $0.id + ($0.isActive ? " Active" : " Inactive") }
        return words.isEmpty ? "none" : words.joined(separator: ", ")
    }

    /// Lets the report go first where it is newer than the live answers.
    private func newerFirst(_ fact: Fact) -> Fact {
        guard let generated = evidence.credentialReport.value?.generated, let taken = evidence.takenAt,
            taken < generated
        else { return fact }
        let file = reportFile
        var fact = fact
        fact.putFirst { $0.file == file }
        return fact
    }
}

extension FactSources {
    private func live(_ call: AWSCall, inRootSession: Bool = false, _ field: String, _ value: String) -> Citation {
        let name = (inRootSession ? "assume-root/" : "") + call.rawValue + ".json"
        return Citation(file: path(name), field: field, value: value, asOf: evidence.takenAt)
    }

    private func reportCitation(_ column: String) -> Citation {
        report(column, evidence.credentialReport.value?.root.verbatim(column) ?? "")
    }

    private func report(_ field: String, _ value: String) -> Citation {
        Citation(
            file: reportFile,
            field: field,
            value: value,
            asOf: evidence.credentialReport.value?.generated ?? evidence.takenAt
        )
    }

    private var reportFile: String { path(evidence.credentialReportFile) }

    private func notUnderstood(_ column: String) -> Gap {
        let value = evidence.credentialReport.value?.root.verbatim(column) ?? ""
        return Gap(.getCredentialReport, .fieldNotUnderstood(field: column, value: value))
    }

    private func path(_ name: String) -> String {
        let folder = evidence.folder ?? ""
        return name.isEmpty ? folder : folder + "/" + name
    }
}

extension Field {
    fileprivate func map<Derived>(_ derive: (Value) -> Derived) -> Field<Derived> {
        switch self {
        case .read(let value): .read(derive(value))
        case .noColumn: .noColumn
        case .notUnderstood: .notUnderstood
        }
    }
}
