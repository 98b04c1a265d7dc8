internal import Evidence

extension Control {
    /// A signing certificate is a credential that most people have forgotten.
    static let rootNoSigningCertificate = Control(
        .rootNoSigningCertificate,
        title: "The root user has no signing certificate",
        rationale: "An X.509 signing certificate signs requests as root does, and hardly anybody still looks for one.",
        remedy: "Delete root's signing certificates.",
        examples: [
            Example("an active certificate", .fail, .signingCertificatePresent, report: ["cert_1_active": "true"]),
            Example(
                "an inactive certificate",
                .fail,
                .signingCertificatePresent,
                report: ["cert_2_last_rotated": "2012-02-02T09:00:00+00:00"]
            ),
            Example(
                "the summary counts one",
                .fail,
                .signingCertificatePresent,
                report: nil,
                summary: ["AccountSigningCertificatesPresent": 1]
            ),
            Example("none", .pass, .noSigningCertificate),
            Example("nothing tells", .unknown, .signingCertificatesUnknown, report: nil),
        ]
    ) { subject in
        Judgement(
            subject.facts.hasCertificate,
            whether: "the root user has a signing certificate",
            yes: (.fail, .signingCertificatePresent, "The root user has a signing certificate."),
            no: (.pass, .noSigningCertificate, "The root user has no signing certificate."),
            unknown: .signingCertificatesUnknown
        )
    }
}
