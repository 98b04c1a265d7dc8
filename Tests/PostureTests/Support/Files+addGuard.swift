import TestSupport

extension [String: String] {
    /// Attaches a policy, and others, to the organization's root.
    mutating func addGuard(_ document: String, others: [String: String] = [:]) {
        let base = "\(Texts.organization)/organization/"
        var summaries = [#"{"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "AwsManaged": true}"#]
        for (id, text) in others.merging(["p-guard0001": document], uniquingKeysWith: { $1 }) {
            let name = id == "p-guard0001" ? "root-guard" : id
            let summary = #"{"Id": "\#(id)", "Name": "\#(name)", "AwsManaged": false}"#
            let content = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
            self[base + "describe-policy.\(id).json"] =
                #"{"Policy": {"PolicySummary": \#(summary), "Content": "\#(content)"}}"#
            self[base + "list-targets-for-policy.\(id).json"] = #"{"Targets": [{"TargetId": "r-ab12"}]}"#
            summaries.append(summary)
        }
        self[base + "list-policies.json"] = #"{"Policies": [\#(summaries.joined(separator: ", "))]}"#
    }
}
