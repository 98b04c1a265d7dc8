internal import Evidence
internal import Organization
public import Posture

/// One thing to be fixed: how it is done by hand, and what of it can be done by API.
public struct Fix: Hashable, Sendable {
    /// What it is, as it was asked for.
    public let title: String
    /// How it is done by hand; nil where nothing has to be done.
    public let remediation: Remediation?
    /// What can be done by API.
    public let task: FixTask?
    /// Where nothing can be done by API: why not.
    public let byHand: String?
    /// What carrying it out would stop at, in sentences.
    public internal(set) var caveats: [String] = []
    /// Who accepted the failure, if somebody did.
    public internal(set) var acceptance: Acceptance?

    init(_ title: String, _ remediation: Remediation?, task: FixTask? = nil, byHand: String? = nil) {
        self.title = title
        self.remediation = remediation
        self.task = task
        self.byHand = byHand
    }
}

/// Something cannot be fixed, since it isn't there.
public struct FixError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is not there, and what to do.
    public let description: String
}

extension Fix {
    /// What an order comes to.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - audit: The audit of the evidence that it is about.
    /// - Throws: where the account is not in the evidence.
    public init(_ order: FixOrder, in audit: Audit) throws(FixError) {
        guard let account = audit.account(order.account) else {
            throw FixError(description: "account \(order.account) is not in the evidence")
        }
        let scene = FixScene(account, in: audit)
        let remediation: Remediation
        switch order.subject {
        case .finding(let control):
            guard let verdict = audit.verdicts(on: account).first(where: { $0.control == control }) else {
                throw FixError(description: "account \(order.account) has no verdict on \(control.rawValue)")
            }
            guard verdict.status == .fail else {
                let state = verdict.status.rawValue.split(separator: "_").joined(separator: " ")
                self.init(order.description, nil, byHand: "It does not fail: the verdict is \(state).")
                return
            }
            remediation = Remediation(of: control, in: scene)
        case .change(.removeRootCredentials):
            remediation = scene.canDoWithoutCredentials ? .removingCredentials(scene) : .keepingCredentials(scene)
        case .change: remediation = Remediation(of: .rootAccessKey, in: scene)
        }
        do throws(Refusal) {
            let task = try Self.task(order, account, scene, audit)
            self.init(order.description, remediation, task: .remove(task))
        } catch {
            self.init(order.description, remediation, byHand: error.reason)
        }
        if case .finding(let control) = order.subject {
            acceptance = audit.acceptance(of: control, .fail, on: account.id)
        }
    }

    /// Why something is not done by API.
    private struct Refusal: Error {
        let reason: String
    }

    private static func task(
        _ order: FixOrder,
        _ account: FleetAccount,
        _ scene: FixScene,
        _ audit: Audit
    ) throws(Refusal) -> CredentialRemoval {
        guard let (kinds, active) = order.subject.removed else {
            throw Refusal(reason: "Somebody has to do it, or to look into it.")
        }
        switch account.membership {
        case .member: break
        case .management: throw Refusal(reason: "The management account is never changed by API.")
        case .standalone: throw Refusal(reason: "An account outside of organizations is never changed by API.")
        case .unknown:
            throw Refusal(reason: "It is not known whether the account is a member, so it is not changed by API.")
        }
        guard account.listed?.isOutOfService != true else {
            throw Refusal(reason: "The account is out of service, so nobody can sign in to it.")
        }
        guard scene.access.state == .on else {
            throw Refusal(
                reason: scene.access.state == .impossible
                    ? "It takes centralized root access, which an organization with only consolidated billing cannot have."
                    : "It takes centralized root access, which the snapshot does not show to be on."
            )
        }
        if let denial = audit.denial(of: CredentialRemoval.change(kinds), on: account) {
            throw Refusal(reason: denial)
        }
        do throws(MissingAnswer) {
            return CredentialRemoval(
                account: account.id,
                kinds: kinds,
                keysThatAre: active,
                expected: try RootCredentials(account.evidence),
                canSignIn: account.partition != .govCloud,
                uses: uses(of: account, audit, keysOnly: !kinds.contains(.password)),
                usesSeenAt: account.evidence.time
            )
        } catch {
            throw Refusal(
                reason: "The snapshot does not tell what would be deleted: \(error.gap.words). Take it again with "
                    + "taproot collect."
            )
        }
    }

    /// Uses within the window; a use of the password that nobody can rule out counts as one. Keys are asked about again just
    /// before they are deleted.
    ///
    /// The evidence's own time counts, whatever moment the fleet is judged at: what is deleted is deleted now.
    private static func uses(of account: FleetAccount, _ audit: Audit, keysOnly: Bool) -> [String] {
        let facts = RootFacts(account.evidence, older: account.older, seenUses: account.seenUses)
        let unknown = keysOnly ? [] : facts.use.gaps.map { "whether root was used lately is unknown: \($0.words)" }
        guard let now = account.evidence.time else {
            return keysOnly ? [] : ["nothing tells when its evidence was taken, nor how long ago root was used"]
        }
        return facts.use.uses.filter { use in
            let isOfKey = use.credential == .accessKey1 || use.credential == .accessKey2
            let age = now - use.time
            return (isOfKey || !keysOnly) && age <= .seconds(FixPlan.window(audit.settings).seconds)
        }.map { "the root user's \($0.credential.rawValue) was used on \($0.time)" } + unknown
    }
}

extension FixOrder.Subject {
    /// What is deleted by API: kinds of credentials, and which keys.
    fileprivate var removed: (kinds: [CredentialRemoval.Kind], keysThatAre: Bool?)? {
        switch self {
        case .finding(.rootAccessKey): ([.keys], true)
        case .finding(.rootKeyInactivePresent): ([.keys], false)
        case .finding(.rootNoSigningCertificate): ([.certificates], nil)
        case .finding(.rootMFA), .finding(.rootHardwareMFA), .finding(.rootCredentialsRemoved),
            .change(.removeRootCredentials):
            (CredentialRemoval.Kind.allCases, nil)
        case .change(.deleteAccessKey): ([.keys], nil)
        case .finding(.rootUnused), .finding(.evidenceFresh), .change: nil
        }
    }
}
