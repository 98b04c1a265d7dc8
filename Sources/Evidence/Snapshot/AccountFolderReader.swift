internal import Organization

extension AnswerReader {
    private static let bareReport = "credential-report.csv"
    private static let rootSession = "assume-root"

    /// Whether a folder with these names in it is an account's.
    static func isAccountFolder(_ names: [String]) -> Bool {
        let calls: [AWSCall] = [.getCredentialReport, .getAccountSummary, .listVirtualMFADevices]
        return names.contains { name in
            name == bareReport || name == rootSession || AnswerFileName(name).map { calls.contains($0.call) } == true
        }
    }

    /// Reads all that an account's folder holds.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - account: the account that the folder is named for; nil where it is named otherwise, and the credential
    ///     report has to tell.
    ///   - manifest: that of the snapshot around it.
    ///   - administrators: of whom to find out who else can administer the account.
    /// - Returns: the evidence; what is missing or broken in it is unknown.
    /// - Throws: only where it cannot be told which account this is.
    mutating func accountFolder(
        _ path: String,
        of account: AccountID?,
        manifest: Manifest,
        administrators: FleetReader.Administrators = .ofNobody
    ) throws(Unreadable) -> AccountEvidence {
        let folder: Folder
        do throws(Unreadable) {
            folder = try Folder(path)
        } catch {
            guard let account else { throw error }
            return .unreadable(account, path, error, manifest)
        }
        let reading = credentialReport(in: folder)
        guard let id = account ?? reading.report.value?.root.account else {
            throw Unreadable("is not named for an account, and holds no credential report that tells its account")
        }
        var evidence = AccountEvidence(
            account: id,
            folder: path,
            takenAt: manifest.takenAt,
            partition: manifest.partition
        )
        evidence.credentialReport = Self.checked(reading.report, belongsTo: id)
        evidence.remark = reading.remark
        if reading.isBare { evidence.credentialReportFile = Self.bareReport }
        readOwnAnswers(in: folder, into: &evidence)
        if folder.names.contains(Self.rootSession) {
            readRootSession(folder.path(of: Self.rootSession), into: &evidence)
        }
        if administrators.include(id) { evidence.administrators = self.administrators(in: folder, evidence) }
        return evidence
    }

    /// Reads one file as a credential report: CSV, or the AWS CLI's JSON around it.
    mutating func bareCredentialReport(_ path: String) throws(Unreadable) -> AccountEvidence {
        let isJSON = try text(path) { bytes in bytes.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{") }
        let report = isJSON ? try credentialReportJSON(path) : try credentialReportCSV(path)
        guard let account = report.root.account else {
            throw Unreadable("has a row of the root user whose arn names no account")
        }
        var evidence = AccountEvidence(account: account, folder: path)
        evidence.credentialReportFile = ""
        evidence.credentialReport = .known(report)
        return evidence
    }

    /// The report and the name of its file: JSON, or else CSV. A second report is not looked at, which is remarked.
    private mutating func credentialReport(in folder: Folder) -> ReportReading {
        let json = folder.pages(.getCredentialReport).first
        let csv = folder.names.contains(Self.bareReport) ? folder.path(of: Self.bareReport) : nil
        var failure: Unreadable?
        if let json {
            do throws(Unreadable) {
                let remark = csv.map { "\($0) was passed over: get-credential-report.json lies beside it." }
                return ReportReading(report: .known(try credentialReportJSON(json)), isBare: false, remark: remark)
            } catch {
                failure = error
            }
        }
        if let csv {
            do throws(Unreadable) {
                let remark = failure.map { "\(json ?? "") \($0.reason); credential-report.csv was taken instead." }
                return ReportReading(report: .known(try credentialReportCSV(csv)), isBare: true, remark: remark)
            } catch {
                failure = failure ?? error
            }
        }
        let cause = failure.map { Gap.Cause.unreadable($0.reason) } ?? refusal(of: .getCredentialReport, in: folder)
        return ReportReading(report: .unknown(Gap(.getCredentialReport, cause ?? .notCollected)), isBare: false)
    }

    private struct ReportReading {
        let report: Known<CredentialReport>
        let isBare: Bool
        var remark: String?
    }

    private mutating func credentialReportJSON(_ path: String) throws(Unreadable) -> CredentialReport {
        let known = header
        let report = try json(path) { root throws(Unreadable) in
            guard let content = root["Content"] else { throw Unreadable("has no Content") }
            return content
        } _: { root, csv throws(Unreadable) in
            try CredentialReport(csv: csv, generated: root["GeneratedTime"]?.instant, known: known)
        }
        header = report.root.header
        return report
    }

    private mutating func credentialReportCSV(_ path: String) throws(Unreadable) -> CredentialReport {
        try text(path) { csv throws(Unreadable) in try CredentialReport(csv: csv, generated: nil) }
    }

    /// A report that lies in another account's folder says nothing about that account.
    private static func checked(_ report: Known<CredentialReport>, belongsTo id: AccountID) -> Known<CredentialReport> {
        guard let other = report.value?.root.account, other != id else { return report }
        return .unknown(Gap(.getCredentialReport, .unreadable("is the credential report of account \(other)")))
    }

    private mutating func readOwnAnswers(in folder: Folder, into evidence: inout AccountEvidence) {
        evidence.summary = answer(.getAccountSummary, in: folder, AccountSummary.init)
        let account = evidence.account
        let virtual = listing(.listVirtualMFADevices, in: folder, "VirtualMFADevices") { device throws(Unreadable) in
            try MFADevice(device, assignedToRootOf: account)
        }
        evidence.virtualDevices = ListedDevice.all(virtual)
        evidence.virtualDevicesGap = virtual.gap
        evidence.primaryEmail = answer(.getPrimaryEmail, in: folder) { root throws(Unreadable) in
            guard let address = root["PrimaryEmail"]?.string else { throw Unreadable("has no PrimaryEmail") }
            return address
        }
        evidence.alternateContacts = AlternateContact.Kind.allCases.compactMap { alternateContact($0, in: folder) }
    }

    private mutating func alternateContact(_ kind: AlternateContact.Kind, in folder: Folder) -> AlternateContact? {
        let contact = answer(.getAlternateContact, kind.rawValue, in: folder) { root in
            root["AlternateContact"]?["EmailAddress"]?.string
        }
        switch contact {
        case .known(let email): return AlternateContact(kind: kind, email: email)
        case .unknown(let gap) where gap.isRefusal("ResourceNotFoundException"):
            return AlternateContact(kind: kind, email: nil)
        case .unknown: return nil
        }
    }

    private mutating func readRootSession(_ path: String, into evidence: inout AccountEvidence) {
        let folder: Folder
        do throws(Unreadable) {
            folder = try Folder(path)
        } catch {
            evidence.noteUnreadableRootSession(error)
            return
        }
        let devices = listing(.listMFADevices, in: folder, "MFADevices") { device throws(Unreadable) in
            try MFADevice(device)
        }
        evidence.rootDevices = devices.gap.map { .unknown($0) } ?? .known(ListedDevice.all(devices))
        evidence.rootAccessKeys =
            listing(.listAccessKeys, in: folder, "AccessKeyMetadata") { key throws(Unreadable) in
                try ListedCredential(key, id: "AccessKeyId")
            }.whole
        evidence.rootCertificates =
            listing(.listSigningCertificates, in: folder, "Certificates") { certificate throws(Unreadable) in
                try ListedCredential(certificate, id: "CertificateId")
            }.whole
        let profile = answer(.getLoginProfile, in: folder) { root throws(Unreadable) in
            guard root["LoginProfile"] != nil else { throw Unreadable("has no LoginProfile") }
            return true
        }
        // AWS answers the question for a password that is not there with an error.
        let hasNone = profile.gap?.isRefusal("NoSuchEntity") == true
        evidence.rootLoginProfile = hasNone ? .known(false) : profile
    }
}

extension AccountEvidence {
    /// An account whose folder itself cannot be listed.
    fileprivate static func unreadable(
        _ account: AccountID,
        _ path: String,
        _ error: Unreadable,
        _ manifest: Manifest
    ) -> AccountEvidence {
        var evidence = AccountEvidence(
            account: account,
            folder: path,
            takenAt: manifest.takenAt,
            partition: manifest.partition
        )
        let cause = Gap.Cause.unreadable("cannot be read, since its folder \(error.reason)")
        evidence.credentialReport = .unknown(Gap(.getCredentialReport, cause))
        evidence.summary = .unknown(Gap(.getAccountSummary, cause))
        evidence.virtualDevicesGap = Gap(.listVirtualMFADevices, cause)
        evidence.noteUnreadableRootSession(error)
        return evidence
    }

    fileprivate mutating func noteUnreadableRootSession(_ error: Unreadable) {
        let cause = Gap.Cause.unreadable("cannot be read, since its folder \(error.reason)")
        rootDevices = .unknown(Gap(.listMFADevices, cause))
        rootAccessKeys = .unknown(Gap(.listAccessKeys, cause))
        rootCertificates = .unknown(Gap(.listSigningCertificates, cause))
        rootLoginProfile = .unknown(Gap(.getLoginProfile, cause))
    }
}

extension Gap {
    fileprivate func isRefusal(_ code: String) -> Bool {
        if case .refused(let error) = cause { error.code == code } else { false }
    }
}
