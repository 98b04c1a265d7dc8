internal import Evidence
internal import Organization

extension Control {
    /// Any one device is enough to sign in, so the weakest one counts.
    static let rootHardwareMFA = Control(
        .rootHardwareMFA,
        title: "The root user has hardware MFA only",
        rationale: "Any one of root's devices is enough to sign in, and the code of a virtual one can be asked for on "
            + "a look-alike page. A device in hardware cannot be copied from afar.",
        remedy: "Register security keys or hardware tokens for root, then remove its virtual devices.",
        refines: .rootMFA,
        guardedBy: .rootDenied,
        examples: [
            Example("no device", .fail, .noMFADevice),
            Example(
                "a virtual device under the usual name",
                .fail,
                .virtualMFADevice,
                report: ["mfa_active": "true"],
                files: virtual("root-account-mfa-device", of: "root")
            ),
            Example(
                "a virtual device under another name",
                .fail,
                .virtualMFADevice,
                report: ["mfa_active": "true"],
                files: virtual("my-phone", of: "root")
            ),
            Example(
                "a virtual device of a user called rooted-bob",
                .pass,
                .fidoKindUnproven,
                report: ["mfa_active": "true"],
                files: virtual("rooted-bob", of: "user/rooted-bob")
            ),
            Example(
                "no virtual device, so another kind",
                .pass,
                .fidoKindUnproven,
                report: ["mfa_active": "true"],
                files: ["list-virtual-mfa-devices.json": Example.virtualDevices([])]
            ),
            Example(
                "the list of virtual devices breaks off",
                .unknown,
                .deviceKindsUnknown,
                report: ["mfa_active": "true"],
                files: ["list-virtual-mfa-devices.json": Example.virtualDevices([], isTruncated: true)]
            ),
            Example(
                "the list of virtual devices was refused",
                .unknown,
                .deviceKindsUnknown,
                report: ["mfa_active": "true"],
                files: ["list-virtual-mfa-devices.error.json": Example.refusal("AccessDenied")]
            ),
            Example(
                "a hardware token",
                .pass,
                .hardwareToken,
                report: ["mfa_active": "true"],
                files: ["assume-root/list-mfa-devices.json": Example.rootDevices(["GAHT12345678"])]
            ),
            Example(
                "a security key",
                .pass,
                .fidoKindUnproven,
                report: ["mfa_active": "true"],
                files: [
                    "assume-root/list-mfa-devices.json": Example.rootDevices([
                        "arn:aws:iam::\(Example.account):u2f/root-account/key-ABCDEF"
                    ])
                ]
            ),
            Example(
                "a hardware token and a virtual device",
                .fail,
                .virtualMFADevice,
                report: ["mfa_active": "true"],
                files: [
                    "assume-root/list-mfa-devices.json": Example.rootDevices([
                        "GAHT12345678", "arn:aws:iam::\(Example.account):mfa/phone",
                    ])
                ]
            ),
            Example("GovCloud has no sign-in of root", .notApplicable, .govCloud, partition: "aws-us-gov"),
        ]
    ) { subject in
        if let judgement = subject.withoutSignIn { return judgement }
        let fact = subject.facts.hasMFA
        if fact.value == false {
            return Judgement(.fail, .noMFADevice, "The root user has no MFA device at all.", by: fact)
        }
        return subject.facts.devices.judgement(isStrict: subject.settings.strictHardware, hasMFA: fact)
    }

    private static func virtual(_ name: String, of owner: String) -> [String: String] {
        let account = Example.account
        let device = (serial: "arn:aws:iam::\(account):mfa/\(name)", owner: "arn:aws:iam::\(account):\(owner)")
        return ["list-virtual-mfa-devices.json": Example.virtualDevices([device])]
    }
}

extension MFADevices {
    /// What the devices mean for the hardware control, where the root user has any or may have.
    fileprivate func judgement(isStrict: Bool, hasMFA: Fact) -> Judgement {
        let virtual = listed.filter { $0.value.kind == .virtual }
        if let worst = virtual.first {
            return Judgement(
                .fail,
                .virtualMFADevice,
                "The root user has a virtual MFA device, \(worst.value.serialNumber), and any one device is enough to "
                    + "sign in.",
                evidence: virtual.map(\.citation) + hasMFA.citations
            )
        }
        guard hasMFA.value == true else {
            return Judgement(
                .unknown,
                .mfaUnknown,
                "Whether the root user has MFA is unknown: \(hasMFA.gaps.words).",
                by: hasMFA
            )
        }
        switch extent {
        case .all: return judgementOfAll(isStrict: isStrict)
        case .allVirtual: return inferred(isStrict: isStrict, hasMFA: hasMFA)
        case .partial(let gap):
            return Judgement(
                .unknown,
                .deviceKindsUnknown,
                "The root user has MFA, but of what kind is unknown: \([gap].words).",
                evidence: hasMFA.citations,
                gaps: [gap]
            )
        }
    }

    private func judgementOfAll(isStrict: Bool) -> Judgement {
        let evidence = listed.map(\.citation)
        if listed.contains(where: { $0.value.kind == nil }) {
            return Judgement(
                .unknown,
                .deviceKindsUnknown,
                "The root user has an MFA device whose serial number does not tell its kind.",
                evidence: evidence
            )
        }
        if listed.contains(where: { $0.value.kind == .fido }) {
            return Judgement(
                isStrict ? .fail : .pass,
                .fidoKindUnproven,
                "The root user has a FIDO device. Whether that is a key in hardware or a passkey in software cannot be "
                    + "told from outside" + (isStrict ? ", and only proof counts." : "."),
                evidence: evidence
            )
        }
        return Judgement(.pass, .hardwareToken, "The root user has hardware tokens only.", evidence: evidence)
    }

    private func inferred(isStrict: Bool, hasMFA: Fact) -> Judgement {
        Judgement(
            isStrict ? .fail : .pass,
            .fidoKindUnproven,
            "The root user has MFA, and none of the account's virtual devices is its own. So it has a hardware token or "
                + "a FIDO device, which may be a passkey in software" + (isStrict ? ", and only proof counts." : "."),
            evidence: [emptyList].compactMap(\.self) + hasMFA.citations
        )
    }
}
