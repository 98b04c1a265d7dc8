internal import Organization
internal import Posture

/// What stands below the title: of whom the page is, and of when.
struct PageTop {
    let population: String
    let others: String?
    let settings: [Setting]

    /// Something that was chosen, and that the figures depend on.
    struct Setting {
        let name: String
        let value: String
    }

    init(_ report: AuditReport) {
        let audit = report.audit
        population = audit.population.words
        others = audit.population.wordsOfOthers
        settings = [
            Setting(name: "As of", value: audit.asOf?.description ?? "an unknown time"),
            Setting(name: "Use of root counts for", value: audit.settings.window.words),
            Setting(name: "Evidence is fresh for", value: audit.settings.freshness.words),
            Setting(
                name: "FIDO devices",
                value: audit.settings.strictHardware ? "fail the hardware control" : "pass the hardware control"
            ),
        ]
    }
}
