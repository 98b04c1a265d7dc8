internal import Organization

extension FactSources {
    func live(_ call: AWSCall, inRootSession: Bool = false, _ field: String, _ value: String) -> Citation {
        let name = (inRootSession ? "assume-root/" : "") + call.rawValue + ".json"
        return Citation(file: path(name), field: field, value: value, asOf: evidence.takenAt)
    }

    func reportCitation(_ column: String) -> Citation {
        report(column, evidence.credentialReport.value?.root.verbatim(column) ?? "")
    }

    func report(_ field: String, _ value: String) -> Citation {
        Citation(
            file: reportFile,
            field: field,
            value: value,
            asOf: evidence.credentialReport.value?.generated ?? evidence.takenAt
        )
    }

    var reportFile: String { path(evidence.credentialReportFile) }

    func notUnderstood(_ column: String) -> Gap {
        let value = evidence.credentialReport.value?.root.verbatim(column) ?? ""
        return Gap(.getCredentialReport, .fieldNotUnderstood(field: column, value: value))
    }

    func path(_ name: String) -> String {
        let folder = evidence.folder ?? ""
        return name.isEmpty ? folder : folder + "/" + name
    }
}
