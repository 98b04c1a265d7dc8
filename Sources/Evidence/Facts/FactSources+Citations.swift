internal import Organization

extension FactSources {
    func live(_ call: AWSCall, inRootSession: Bool = false, _ field: String, _ value: String) -> Citation {
        let name = (inRootSession ? "assume-root/" : "") + call.rawValue + ".json"
        return Citation(file: path(name), field: field, value: value, asOf: evidence.takenAt)
    }

    func reportCitation(_ column: String) -> Citation {
        report(column, verbatim?[column] ?? "")
    }

    func report(_ field: String, _ value: String) -> Citation {
        Citation(
            file: reportFile,
            field: field,
            value: value,
            asOf: evidence.credentialReport.value?.generated ?? evidence.takenAt
        )
    }

    func notUnderstood(_ column: String) -> Gap {
        let value = verbatim?[column] ?? ""
        return Gap(.getCredentialReport, .fieldNotUnderstood(field: column, value: value))
    }

    func path(_ name: String) -> String {
        Self.path(name, in: evidence.folder)
    }

    static func path(_ name: String, in folder: String?) -> String {
        let folder = folder ?? ""
        return name.isEmpty ? folder : folder + "/" + name
    }
}
