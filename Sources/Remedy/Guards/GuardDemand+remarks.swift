internal import Organization
internal import PolicyLanguage
internal import PolicyReach

extension GuardDemand {
    /// What whoever attaches the policy should know.
    func remarks(_ document: PolicyDocument, _ text: String) -> [String] {
        var remarks: [String] = []
        let deniesEverything = denials.contains { if case .everything = $0 { true } else { false } }
        if deniesEverything {
            remarks.append(
                "Root users will be able to do nothing else: see first that somebody else can administer each account. taproot guard "
                    + "simulate names those of which nobody is known to."
            )
        }
        if allowsMFAEnrolment {
            remarks.append(
                "Enrolling MFA stays open without MFA: whoever gets the root user's password can enrol a device of their own, "
                    + "sign in with it, and pass. Where root users have MFA already, leave --allow-mfa-enrolment out."
            )
        }
        for case .fromElsewhere(let ranges) in denials {
            let places = ranges.forPrivateUse
            if !places.isEmpty {
                remarks.append(
                    "No request has \(places.joined(separator: ", ")) for a source address: aws:SourceIp is a public one. "
                        + "Requests from private networks come through VPC endpoints; name those."
                )
            }
        }
        if !partitions.isEmpty {
            remarks.append(
                "It binds root users of \(partitions.map(\.rawValue).joined(separator: ", ")) only; elsewhere it does nothing."
            )
        }
        if partitions.contains(.govCloud), allowsMFAEnrolment || denials.contains(.withoutMFA) {
            remarks.append(
                "Root users of \(Partition.govCloud.rawValue) do not sign in and have no MFA: what they do, they do with keys. For them "
                    + "this denies whatever is asked to come with MFA; --deny-root says it plainly."
            )
        }
        // That some partitions are left out is what was asked for.
        let findings = PolicyLint(kind: .scp).findings(in: document, text: text)
            .filter { $0.severity != .note && (partitions.isEmpty || $0.rule != .partitionBoundARN) }
        return remarks + findings.map { "\($0.rule.rawValue): \($0.message)." }
    }
}
