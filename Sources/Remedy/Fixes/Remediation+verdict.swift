public import Evidence
internal import Organization
public import Posture

extension Remediation {
    /// What to do where a control fails in an account of an audit, and whether policies over it deny that; nil where it does not.
    public init?(of verdict: Verdict, on account: FleetAccount, in audit: Audit) {
        guard verdict.status == .fail else { return nil }
        let remedy = Remediation(of: verdict.control, in: FixScene(account, in: audit))
        let denial = verdict.control.mendingChange.flatMap {
            audit.denial(of: $0, on: account) ?? audit.doubt(of: $0, on: account)
        }
        self = denial.map { remedy.after($0 + " ") } ?? remedy
    }

    init(of control: ControlID, in scene: FixScene) {
        let remedy: Remediation =
            switch control {
            case .rootUnused: .findingUse(scene)
            case .rootAccessKey: .deletingKeys(scene, active: true)
            case .rootKeyInactivePresent: .deletingKeys(scene, active: false)
            case .rootNoSigningCertificate: .deletingCertificates(scene)
            case .rootMFA, .rootHardwareMFA:
                scene.way == .rootSession
                    ? .removingCredentials(scene) : .enrolling(scene, inHardware: control == .rootHardwareMFA)
            case .rootCredentialsRemoved:
                scene.canDoWithoutCredentials ? .removingCredentials(scene) : .keepingCredentials(scene)
            case .evidenceFresh: .renewingReport
            }
        self = scene.stopsRoot(control) ? remedy.after(scene.lack?.first ?? "") : remedy
    }

    private func after(_ first: String) -> Remediation {
        Remediation(sentence: first + sentence, commands: commands, terraform: terraform, console: console)
    }
}

extension Remediation {
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-cli.html>
    private static func findingUse(_ scene: FixScene) -> Remediation {
        let region = scene.partition.region
        let member = scene.way == .rootSession
        return Remediation(
            sentence:
                "Find out in the account who used the root user and for what, give them a role that is limited to "
                + "it" + (member ? ", and then remove the root user's credentials." : "."),
            commands: [
                "aws cloudtrail lookup-events --region \(region) "
                    + "--lookup-attributes AttributeKey=Username,AttributeValue=root"
            ],
            console: "CloudTrail in \(region) › Event history › User name is root"
        )
    }

    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_delete-key.html>
    private static func deletingKeys(_ scene: FixScene, active: Bool) -> Remediation {
        let keys = scene.keys(active: active)
        let moving =
            active ? "Move what uses the key to a role first; a deleted key cannot be had back. " : ""
        return asRoot(
            scene,
            moving + "Delete the \(active ? "active" : "inactive") access \(keys.count == 1 ? "key" : "keys")",
            inSession: RootCommand.deleting(keys: keys, deactivatingFirst: false),
            // A key that was made inactive cannot delete itself.
            signedIn: RootCommand.deleting(keys: keys, deactivatingFirst: active && scene.signsIn != false),
            console: "Access keys › Actions › \(active ? "Deactivate, then Delete" : "Delete")"
        )
    }

    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html>
    private static func deletingCertificates(_ scene: FixScene) -> Remediation {
        let commands = RootCommand.deleting(certificates: scene.certificates)
        return asRoot(
            scene,
            "Delete the signing certificates",
            inSession: commands,
            signedIn: commands,
            console: "X.509 Signing certificates › Actions › Delete"
        )
    }

    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html>
    static func removingCredentials(_ scene: FixScene) -> Remediation {
        // There is neither a password nor MFA in GovCloud.
        if scene.way == .ownKey { return deletingAll(scene) }
        // Devices last: as long as there is a password, they stand before it.
        let password = scene.mayHavePassword ? [RootCommand.deletingPassword] : []
        let inside =
            RootCommand.deleting(keys: scene.allKeys, deactivatingFirst: false)
            + RootCommand.deleting(certificates: scene.certificates) + password
            + RootCommand.deactivating(devices: scene.devices)
        return asRoot(
            scene,
            "Remove all credentials of the root user, which a member can do without. Make sure first that nothing uses a root "
                + "key",
            inSession: inside,
            signedIn: [],
            console: "",
            inSessionConsole:
                "Management account: IAM › Root access management › \(scene.account) › Take privileged action › "
                + "Delete root user credentials (it removes all of them)"
        )
    }

    private static func deletingAll(_ scene: FixScene) -> Remediation {
        asRoot(
            scene,
            "Delete the access keys and the signing certificates of the root user. Make sure first that nothing uses them",
            inSession: [],
            signedIn: RootCommand.deleting(certificates: scene.certificates)
                + RootCommand.deleting(keys: scene.allKeys, deactivatingFirst: false),
            console: ""
        )
    }

    /// Nobody else could give a root user that is in no organization, or that owns one, its credentials back.
    static func keepingCredentials(_ scene: FixScene) -> Remediation {
        let enrolling = enrolling(scene, inHardware: true)
        let rule =
            scene.way == .unknown
            ? "" : "Only the root user of a member account can do without credentials. "
        return Remediation(
            sentence: rule + enrolling.sentence,
            commands: enrolling.commands,
            console: enrolling.console
        )
    }

    /// MFA of a root user that signs in can be registered in the console alone.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html>
    static func enrolling(_ scene: FixScene, inHardware: Bool) -> Remediation {
        let device = inHardware ? "Security key or Hardware TOTP token" : "Passkey or security key"
        let virtual = inHardware ? scene.virtualDevices : []
        let removing =
            virtual.isEmpty
            ? ""
            : "; then remove the virtual \(virtual.count == 1 ? "device" : "devices") "
                + virtual.joined(separator: ", ")
        let doubt =
            scene.way == .unknown
            ? "It is not known whether the account is a member of an organization; a member's root user is better left "
                + "without any credentials. " : ""
        return Remediation(
            sentence: doubt + scene.beforeSigningIn
                + "Sign in as the root user and register MFA\(inHardware ? " in hardware" : ""), two devices "
                + "in two places\(removing). AWS lets root users do that in the console only; the commands show, to an "
                + "administrator of the account, whether it is done.",
            commands: [
                "aws iam get-account-summary --query SummaryMap.AccountMFAEnabled",
                "aws iam list-virtual-mfa-devices --assignment-status Assigned "
                    + "--query \"VirtualMFADevices[?ends_with(User.Arn, ':root')].SerialNumber\"",
            ],
            console: "\(signedInConsole) › Multi-factor authentication (MFA) › Assign MFA device › \(device)"
        )
    }

    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html>
    private static let renewingReport = Remediation(
        sentence: "Take the snapshot again. AWS keeps a credential report for four hours before it writes a new one.",
        commands: ["aws iam generate-credential-report", "aws iam get-credential-report"],
        console: "IAM › Credential report › Download credentials report"
    )

    private static let signedInConsole =
        "Sign in as the root user › account name at the top right › Security credentials"

    /// Something that the root user does to its own credentials: in a session from outside, or signed in.
    private static func asRoot(
        _ scene: FixScene,
        _ what: String,
        inSession: [String],
        signedIn: [String],
        console: String,
        inSessionConsole: String? = nil
    ) -> Remediation {
        guard scene.way == .rootSession else {
            let doubt =
                scene.way == .unknown ? "It is not known whether the account is a member of an organization. " : ""
            return Remediation(
                sentence: doubt + what + ". " + scene.runningCommands,
                commands: signedIn,
                console: scene.signsIn == false
                    ? "it has no way to this: the root user cannot sign in" : "\(signedInConsole) › \(console)"
            )
        }
        let session = RootSessionCommands(account: scene.account, partition: scene.partition)
        let console = inSessionConsole.map { [scene.access.console, $0] }
        return Remediation(
            sentence: [
                scene.access.sentence,
                what
                    + ". Do it in a root session from the management account, and in a shell of its own: the session's "
                    + "credentials take the place of yours there.",
            ]
            .compactMap(\.self).joined(separator: " "),
            commands: scene.access.commands + session.around(inSession),
            terraform: scene.access.terraform,
            console: console?.compactMap(\.self).joined(separator: "; then ")
                ?? "it has no way to this alone: IAM › Root access management deletes all credentials, the password among them"
        )
    }
}

extension FixScene {
    /// Whether the root user may be left without any credentials.
    var canDoWithoutCredentials: Bool { way == .rootSession || way == .ownKey }

    /// Whether nobody can act as the root user once the remedy is done, or is told not to.
    fileprivate func stopsRoot(_ control: ControlID) -> Bool {
        switch control {
        case .rootUnused, .rootCredentialsRemoved: true
        case .rootMFA, .rootHardwareMFA: way == .rootSession
        case .rootAccessKey: signsIn != true
        case .rootKeyInactivePresent, .rootNoSigningCertificate, .evidenceFresh: false
        }
    }
}
