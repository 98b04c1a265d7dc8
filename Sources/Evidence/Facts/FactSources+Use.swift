internal import Organization

extension FactSources {
    /// The root user's devices: its own list where there is one, or else the account's virtual devices.
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

    func device(_ listed: ListedDevice) -> Citation {
        let serial = listed.device.serialNumber
        return Citation(file: listed.file, field: "SerialNumber", value: serial, asOf: evidence.takenAt)
    }

    /// The last use of each of the root user's credentials.
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
