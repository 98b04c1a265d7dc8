internal import Evidence
internal import Organization
internal import Posture

extension JSONText {
    /// One way to a root user, barrier by barrier.
    mutating func attackPath(_ path: AttackPath) {
        object { json in
            json.member("path", path.kind.rawValue)
            json.member("standing", path.standing.rawValue)
            json.member("barriers") { json in
                json.array(path.barriers) { barrier, json in
                    json.object { json in
                        json.member("barrier", barrier.kind.rawValue)
                        json.member("standing", barrier.standing.rawValue)
                        json.member("sentence", barrier.sentence)
                    }
                }
            }
        }
    }

    /// An account that is to be looked at, what is open there, and why it comes when it comes.
    mutating func priority(_ index: Int, _ audit: Audit) {
        let standings = audit.standings(at: index)
        object { json in
            json.identity(audit.accounts[index], audit)
            json.member("open") { $0.strings(standings.kinds(.open).map(\.rawValue)) }
            json.member("unknown") { $0.strings(standings.kinds(.unknown).map(\.rawValue)) }
            json.member("reason", audit.reasonOfPriority(at: index))
        }
    }

    mutating func rootCause(_ cause: RootCause) {
        object { json in
            json.member("cause", cause.kind.rawValue)
            json.member("organization", cause.organization)
            json.member("place", cause.place)
            json.member("sentence", cause.sentence)
            json.member("remedy", cause.remedy)
            json.member("accounts") { $0.accounts(cause.accounts) }
        }
    }
}
