internal import Evidence
internal import Organization
internal import Posture

/// An audit as the JSON of the contract `taproot.audit/1`.
public struct JSONView: Sendable {
    private let report: AuditReport

    /// The view of a report.
    public init(_ report: AuditReport) {
        self.report = report
    }

    /// Writes the whole document, a finding a line, so that a large one can be read line by line.
    public func write(to output: inout some TextOutputStream) {
        let audit = report.audit
        output.write("{\"schema\":\"taproot.audit/1\",\n")
        output.write(line { header(&$0) })
        output.write("\"controls\":[\n")
        JSONText.writeLines(audit.controls, to: &output) { $1.summary($0) }
        output.write("],\n\"findings\":[\n")
        writeFindings(to: &output)
        output.write("],\n\"priorities\":[\n")
        JSONText.writeLines(audit.priorities(), to: &output) { $1.priority($0, audit) }
        output.write("],\n\"rootCauses\":[\n")
        JSONText.writeLines(audit.rootCauses(), to: &output) { $1.rootCause($0) }
        output.write("],\n\"outOfService\":[\n")
        JSONText.writeLines(audit.fleet.outOfService, to: &output) { account, json in
            json.object { $0.identity(account, audit) }
        }
        output.write("],\n\"excluded\":[\n")
        JSONText.writeLines(audit.excluded, to: &output) { excluded, json in
            json.object { json in
                json.identity(excluded.account, audit)
                json.member("reason", excluded.exclusion.reason)
                json.member("expires", excluded.exclusion.expires.description)
            }
        }
        output.write("],\n\"remarks\":[\n")
        JSONText.writeLines(audit.remarks, to: &output) { $1.remark($0) }
        output.write("]}\n")
    }

    private func line(_ write: (inout JSONText) -> Void) -> String {
        var json = JSONText()
        write(&json)
        return json.text + ",\n"
    }

    private func header(_ json: inout JSONText) {
        let audit = report.audit
        json.member("asOf", audit.asOf?.description)
        json.member("window", audit.settings.window.iso8601)
        json.member("version", report.version)
        json.member("strictHardware", audit.settings.strictHardware)
        json.member("freshness", audit.settings.freshness.iso8601)
        json.member("population") { $0.population(audit.population) }
        if let comparison = report.comparison {
            json.member("comparison") { $0.comparison(comparison) }
        }
    }

    private func writeFindings(to output: inout some TextOutputStream) {
        var isFirst = true
        for account in report.audit.accounts {
            for verdict in report.audit.verdicts(on: account) where report.only.contains(verdict.status) {
                var json = JSONText()
                json.finding(verdict, account, report.audit)
                output.write(isFirst ? json.text : ",\n" + json.text)
                isFirst = false
            }
        }
        output.write("\n")
    }
}
