internal import Organization
internal import Posture
public import Remedy

/// A plan as the JSON of the contract.
public struct PlanJSONView: Sendable {
    private let plan: Plan
    private let version: String

    /// The view of a plan.
    public init(_ plan: Plan, version: String) {
        self.plan = plan
        self.version = version
    }

    /// Writes the document, an item a line.
    public func write(to output: inout some TextOutputStream) {
        var head = JSONText()
        head.member("schema", "taproot.plan/1")
        head.member("version", version)
        head.member("openPaths", plan.openPaths)
        head.member("openAccounts", plan.openAccounts)
        output.write("{" + head.text + ",\n\"items\":[\n")
        JSONText.writeLines(plan.items, to: &output) { $1.item($0) }
        output.write("],\n\"leftOpen\":[\n")
        JSONText.writeLines(plan.leftOpen, to: &output) { $1.leftOpen($0) }
        output.write("],\n\"stillFailing\":[\n")
        JSONText.writeLines(plan.stillFailing, to: &output) { $1.stillFailing($0) }
        output.write("]}\n")
    }
}

extension JSONText {
    fileprivate mutating func item(_ item: PlanItem) {
        object { json in
            json.member("id", item.id)
            json.member("kind", item.change.kind.rawValue)
            json.member("target", item.change.target.description)
            json.member("organization", item.organization)
            json.member("accounts") { $0.accounts(item.accounts) }
            json.member("policy") { $0.raw(item.policy ?? "null") }
            json.member("closes") { json in
                json.object { json in
                    json.member("paths", item.closedPaths)
                    json.member("accounts") { $0.accounts(item.closes) }
                }
            }
            json.member("feels") { $0.accounts(item.feels) }
            json.member("mayBeDenied") { $0.accounts(item.mayBeDenied) }
            json.member("requires") { $0.strings(item.requires) }
            json.member("verdicts") { json in json.array(item.verdicts) { $1.verdictChange($0) } }
            json.member("accepted") { $0.accounts(item.accepted.accounts) }
            json.member("acceptances") { json in json.array(item.accepted) { $1.acceptedFailure($0) } }
            json.member("sentence", item.sentence)
        }
    }

    fileprivate mutating func stillFailing(_ left: StillFailing) {
        object { json in
            json.member("control", left.control.rawValue)
            json.member("accounts") { $0.accounts(left.accounts) }
            json.member("new") { $0.accounts(left.new) }
            json.member("accepted", left.accepted.count)
            json.member("acceptances") { json in json.array(left.accepted) { $1.acceptedFailure($0) } }
        }
    }

    fileprivate mutating func leftOpen(_ left: LeftOpen) {
        object { json in
            json.member("account", left.account.description)
            json.member("path", left.path.rawValue)
            json.member("standing", left.standing.rawValue)
            json.member("sentence", left.sentence)
        }
    }
}
