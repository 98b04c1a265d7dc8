internal import Organization
internal import Posture
public import Remedy
internal import Trail

/// What would come of attaching a policy, as JSON.
public struct SimulationJSONView: Sendable {
    private let simulation: Simulation
    private let past: PastEvents

    /// The view of a simulation over past events.
    public init(_ simulation: Simulation, _ past: PastEvents) {
        self.simulation = simulation
        self.past = past
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("node", simulation.proposal.node.description)
            json.member("organization", simulation.organization)
            json.member("attachedWhereFull", simulation.full)
            json.member("unadministered") { $0.array(simulation.unadministered) { $1.unadministered($0) } }
            json.member("barred") { $0.array(simulation.barred) { $1.barred($0) } }
            json.member("reaches") { $0.accounts(simulation.reached) }
            json.member("notReached") { $0.array(simulation.unreached) { $1.unreached($0) } }
            json.member("outOfService") { $0.accounts(simulation.outOfService) }
            json.member("verdicts") { $0.array(simulation.changes) { $1.verdictChange($0) } }
            json.member("accepted") { $0.accounts(simulation.accepted.accounts) }
            json.member("acceptances") { json in json.array(simulation.accepted) { $1.acceptedFailure($0) } }
            json.member("lockOuts") { $0.array(simulation.lockOuts) { $1.group($0) } }
            json.member("history") { $0.history(simulation, past) }
            json.member("events") { $0.array(simulation.events) { $1.event($0) } }
            json.member("alternatives") { $0.array(simulation.alternatives) { $1.alternative($0) } }
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    fileprivate mutating func unreached(_ unreached: Unreached) {
        object { json in
            json.member("account", unreached.account.description)
            json.member("reason", unreached.reason.rawValue)
            json.member("why", unreached.reason.words)
        }
    }

    fileprivate mutating func unadministered(_ unadministered: Unadministered) {
        object { $0.lack(unadministered) }
    }

    fileprivate mutating func barred(_ barred: BarredAdministrators) {
        object { json in
            json.lack(barred.after)
            json.member("names") { $0.strings(barred.names) }
        }
    }

    private mutating func lack(_ unadministered: Unadministered) {
        member("account", unadministered.account.description)
        member("administrators", unadministered.gap == nil ? "none" : "unknown")
        member("why", unadministered.gap?.words)
    }

    fileprivate mutating func group(_ group: LockOutGroup) {
        object { json in
            json.member("kind", group.lockOut.kind.rawValue)
            json.member("task", group.lockOut.task)
            json.member("except") { $0.strings(group.lockOut.exceptions) }
            json.member("sentence", group.lockOut.sentence)
            json.member("accounts") { $0.accounts(group.accounts) }
        }
    }

    fileprivate mutating func history(_ simulation: Simulation, _ past: PastEvents) {
        object { json in
            json.member("from", past.range?.lowerBound.description)
            json.member("to", past.range?.upperBound.description)
            json.member("events", simulation.events.count)
            let counts = simulation.counts
            json.member("denied", counts.reduce(0) { $0 + $1.denied })
            json.member("notDenied", counts.reduce(0) { $0 + $1.notDenied })
            json.member("depends", counts.reduce(0) { $0 + $1.depends })
            json.member("byAction") { json in
                json.array(counts) { counts, json in
                    json.object { json in
                        json.member("account", counts.account.description)
                        json.member("action", counts.action)
                        json.member("denied", counts.denied)
                        json.member("notDenied", counts.notDenied)
                        json.member("depends", counts.depends)
                    }
                }
            }
        }
    }

    fileprivate mutating func event(_ simulated: SimulatedEvent) {
        object { json in
            json.member("eventID", simulated.event.id)
            json.member("time", simulated.event.time.description)
            json.member("account", simulated.event.account?.description)
            json.member("action", simulated.action)
            json.member("error", simulated.event.error)
            switch simulated.outcome {
            case .denied: json.member("outcome", "denied")
            case .notDenied(let why):
                json.member("outcome", "not-denied")
                json.member("why", why)
            case .depends(let keys):
                json.member("outcome", "depends")
                json.member("keys") { $0.strings(keys) }
            }
        }
    }

    fileprivate mutating func alternative(_ alternative: Alternative) {
        object { json in
            json.member("node", alternative.node.description)
            json.member("name", alternative.name)
            json.member("relation", alternative.relation.rawValue)
            json.member("reaches", alternative.reaches)
            json.member("verdictChanges", alternative.changes)
        }
    }
}
