internal import Evidence
internal import Organization

extension Control {
    /// Old evidence says nothing about today.
    static let evidenceFresh = Control(
        .evidenceFresh,
        title: "The evidence is fresh",
        rationale: "A verdict is as old as its evidence. Where a report is older than the rest of the snapshot, "
            + "something kept it from being made anew.",
        remedy: "Generate a new credential report (aws iam generate-credential-report) and take the snapshot again.",
        examples: [
            Example("as old as the snapshot", .unknown, .reportTimeUnknown),
            Example("no report", .unknown, .noCredentialReport, report: nil),
        ]
    ) { subject in
        guard let report = subject.facts.reportTime else {
            let gap = subject.facts.reportGap
            return Judgement(
                .unknown,
                gap == nil ? .reportTimeUnknown : .noCredentialReport,
                gap.map { "There is no credential report to be read: \([$0].words)." }
                    ?? "The credential report does not say when it was generated.",
                gaps: [gap].compactMap(\.self)
            )
        }
        let reference = subject.settings.asOf ?? subject.newest ?? report.value
        let age = Span(seconds: (reference - report.value).components.seconds)
        let limit = subject.settings.freshness
        guard age > limit else {
            let words = age.seconds <= 0 ? "no earlier than" : "\(age.words) before"
            return Judgement(
                .pass,
                .reportFresh,
                "The credential report was generated on \(report.value), \(words) \(reference).",
                evidence: [report.citation]
            )
        }
        return Judgement(
            .fail,
            .reportStale,
            "The credential report was generated on \(report.value), \(age.words) before \(reference); it may be "
                + "\(limit.words) old.",
            evidence: [report.citation]
        )
    }
}
