internal import Evidence
internal import Organization
internal import Posture
internal import Remedy

extension JSONText {
    mutating func population(_ population: Population) {
        object { json in
            json.member("organizations", population.organizations)
            json.member("accounts", population.accounts)
            json.member("standalone", population.standalone)
            json.member("management", population.management)
            json.member("members", population.members)
            json.member("membershipUnknown", population.membershipUnknown)
            json.member("notCollected", population.notCollected)
            json.member("outOfService", population.outOfService)
            json.member("excluded", population.excluded)
        }
    }

    mutating func comparison(_ study: ReferenceStudy) {
        object { json in
            json.member("study", study.id)
            json.member("title", study.title)
            json.member("asOf", study.asOf)
            json.member("accounts", study.accounts)
            let figures = Control.all.compactMap { control in study.figure(of: control.id).map { (control.id, $0) } }
            json.member("controls") { json in
                json.array(figures) { entry, json in
                    json.object { json in
                        json.member("id", entry.0.rawValue)
                        json.member("fail", entry.1.fail)
                        json.member("failPercent") { $0.number(Percent(entry.1.fail, of: study.accounts).description) }
                        json.member("accountLevelFail", entry.1.accountLevelFail)
                        json.member("accountLevelFailPercent") {
                            $0.number(Percent(entry.1.accountLevelFail, of: study.accounts).description)
                        }
                    }
                }
            }
        }
    }

    mutating func summary(_ summary: ControlSummary) {
        object { json in
            json.member("id", summary.control.rawValue)
            json.member("title", summary.control.title)
            json.member("accounts", summary.accounts)
            json.member("pass", summary.count(.pass))
            json.member("fail", summary.count(.fail))
            json.member("failPercent") { $0.number(summary.failPercent.description) }
            json.member("failInterval") { $0.interval(summary.failInterval) }
            json.member("mitigated", summary.count(.mitigated))
            json.member("unknown", summary.count(.unknown))
            json.member("notApplicable", summary.count(.notApplicable))
            json.member("accountLevelFail", summary.accountLevelFail)
            json.member("accountLevelFailPercent") { $0.number(summary.accountLevelFailPercent.description) }
            json.member("failOnlyHere", summary.failOnlyHere)
            json.member("accepted", summary.accepted)
        }
    }

    mutating func finding(_ verdict: Verdict, _ account: FleetAccount, _ audit: Audit, _ remedy: Remediation? = nil) {
        object { json in
            json.identity(account, audit)
            json.member("control", verdict.control.rawValue)
            json.member("status", verdict.status.rawValue)
            json.member("accountLevel", verdict.accountLevel.status.rawValue)
            json.member("reason", verdict.reason.rawValue)
            json.member("accountLevelReason", verdict.accountLevel.reason.rawValue)
            json.member("sentence", verdict.sentence)
            if verdict.accountLevel.isContradicted { json.member("evidenceDisagrees", true) }
            if let tried = verdict.guardVerdict { json.member("guard") { $0.guardVerdict(tried) } }
            json.member("evidence") { $0.array(verdict.accountLevel.evidence) { $1.citation($0) } }
            if !verdict.gaps.isEmpty { json.member("missing") { $0.array(verdict.gaps) { $1.gap($0) } } }
            if let acceptance = audit.acceptance(of: verdict, on: account) {
                json.member("accepted") { $0.acceptance(acceptance) }
            }
            if let remedy { json.member("remedy") { $0.remedy(remedy) } }
        }
    }

    /// Who beside root can administer an account.
    mutating func administrators(_ administrators: AdministratorWays) {
        object { json in
            switch administrators.answer {
            case .known(let ways):
                json.member("answer", "known")
                json.member("ways") { $0.array(ways) { $1.way($0) } }
            case .none: json.member("answer", "none")
            case .unknown(let gap):
                json.member("answer", "unknown")
                json.member("missing") { $0.gap(gap) }
            }
            json.member("withoutMFA") { $0.array(administrators.withoutMFA) { $1.way($0) } }
            json.member("denied") { $0.array(administrators.denied) { $1.way($0) } }
            json.member("doubtful") { $0.array(administrators.doubtful) { $1.way($0) } }
        }
    }

    private mutating func way(_ way: AdministratorWay) {
        object { json in
            json.member("kind", way.word)
            json.member("name", way.name)
            if case .account(let other) = way.kind { json.member("account", other.description) }
            json.member("evidence") { $0.array(way.evidence) { $1.citation($0) } }
        }
    }

    /// Who is spoken of.
    mutating func identity(_ account: FleetAccount, _ audit: Audit) {
        member("account", account.id.description)
        member("organization", audit.organization(of: account)?.name)
        if let name = account.listed?.name { member("name", name) }
        if let state = account.listed?.state { member("state", state.rawValue) }
        member("membership", account.membership.word)
    }

    mutating func remark(_ remark: Remark) {
        object { json in
            json.member("kind", remark.kind.rawValue)
            if let account = remark.account { json.member("account", account.description) }
            json.member("sentence", remark.sentence)
        }
    }

    mutating func acceptance(_ acceptance: Acceptance) {
        object { $0.members(of: acceptance) }
    }

    mutating func acceptedFailure(_ failure: AcceptedFailure) {
        object { json in
            json.member("account", failure.account.description)
            json.member("control", failure.control.rawValue)
            json.members(of: failure.acceptance)
        }
    }

    private mutating func members(of acceptance: Acceptance) {
        member("decidedBy", acceptance.decidedBy)
        member("reason", acceptance.reason)
        member("expires", acceptance.expires.description)
    }

    private mutating func interval(_ interval: WilsonInterval?) {
        guard let interval else { return number("null") }
        number("[\(Percent(interval.lower)), \(Percent(interval.upper))]")
    }

    private mutating func guardVerdict(_ tried: GuardVerdict) {
        object { json in
            json.member("property", tried.property.rawValue)
            json.member("result", tried.result.rawValue)
            if case .exempt(let exemption) = tried.cause { json.member("exemption", exemption.rawValue) }
            json.member("sentence", tried.sentence)
            if case .tried(let guardOver) = tried.cause {
                json.tried(guardOver.proof)
            } else {
                json.member("by") { $0.number("[]") }
                json.member("remainder") { $0.number("[]") }
            }
        }
    }

    private mutating func citation(_ citation: Citation) {
        object { json in
            json.member("file", citation.file)
            json.member("field", citation.field)
            json.member("value", citation.value)
            json.member("asOf", citation.asOf?.description)
        }
    }

    private mutating func gap(_ gap: Gap) {
        object { json in
            json.member("call", gap.call.rawValue)
            if let argument = gap.argument { json.member("argument", argument) }
            json.member("why", gap.words)
            json.member("settledBy", gap.settledBy)
        }
    }
}
