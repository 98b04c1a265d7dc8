public import Ledger
internal import Organization
internal import Posture

/// A trend as JSON: one object, described in `docs/json.md`.
public struct TrendJSONView: Sendable {
    private let trend: Trend
    private let version: String

    /// The view of a trend, written by this version of Taproot.
    public init(_ trend: Trend, version: String) {
        self.trend = trend
        self.version = version
    }

    /// Writes the object on one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("schema", "taproot.trend/1")
            json.member("version", version)
            json.member("asOf", trend.asOf.description)
            json.member("window", "P\(trend.question.windowDays)D")
            json.member("historyFrom", TrendDates.day(trend.firstDay))
            json.member("historyTo", trend.lastDay.map(TrendDates.day))
            json.figures(of: trend)
            json.periods(of: trend)
            json.accounts(of: trend)
            json.history(of: trend)
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    fileprivate mutating func figures(of trend: Trend) {
        member("accounts", trend.population)
        member("accountsAreThoseOfAnAudit", trend.hasPopulation)
        member("used", trend.accountsInWindow)
        member("usedPercent") { $0.number(trend.share.description) }
        member("usedInterval") { json in
            guard let interval = trend.interval else { return json.number("null") }
            json.array([interval.lower, interval.upper]) { $1.number(Percent($0).description) }
        }
        member("usedOutside", trend.accountsOutside)
        member("useDays", trend.useDays)
        member("avoidableDays", trend.avoidable.days)
        member("daysThatTell", trend.avoidable.of)
        member("snapshot") { json in
            guard let snapshot = trend.snapshot else { return json.number("null") }
            json.object { json in
                json.member("asOf", snapshot.asOf.description)
                json.member("window", snapshot.window.iso8601)
                json.member("accounts", snapshot.accounts)
                json.member("used", snapshot.used)
                json.member("usedPercent") { $0.number(Percent(snapshot.used, of: snapshot.accounts).description) }
            }
        }
    }

    fileprivate mutating func periods(of trend: Trend) {
        for (name, period) in [("days", TrendPeriod.day), ("weeks", .week), ("months", .month)] {
            pair(name) { json in
                json.array(trend.periods[period] ?? []) { figure, json in
                    json.object { json in
                        json.member("from", TrendDates.day(figure.firstDay))
                        json.member("accounts", figure.accounts)
                    }
                }
            }
        }
    }

    fileprivate mutating func accounts(of trend: Trend) {
        member("users") { json in
            json.array(trend.accounts) { account, json in
                json.object { json in
                    json.member("account", account.account.description)
                    json.member("days", account.days)
                    json.member("months", account.months)
                    json.member("longestStreakDays", account.longestStreak)
                    json.member("lastUse", TrendDates.day(account.lastDay))
                    json.member("daysSinceLastUse", account.daysSince)
                    json.member("avoidableDays", account.avoidableDays)
                    json.member("repeatOffender", account.isOffender)
                    json.member("relapses") { json in
                        json.array(account.relapses) { relapse, json in
                            json.object { json in
                                json.member("day", TrendDates.day(relapse.day))
                                json.member("quietDays", relapse.quietDays)
                            }
                        }
                    }
                }
            }
        }
        member("failedSignIns") { json in
            json.array(trend.failedSignIns) { failed, json in
                json.object { json in
                    json.member("source", failed.source)
                    json.member("attempts", failed.attempts)
                    json.member("accounts", failed.accounts)
                }
            }
        }
        member("groups") { json in
            json.array(trend.groups) { group, json in
                json.object { json in
                    json.member("organization", group.organization)
                    json.member("place", group.place)
                    json.member("accounts", group.accounts)
                    json.member("used", group.used)
                }
            }
        }
    }

    fileprivate mutating func history(of trend: Trend) {
        member("lifetimes") { json in
            json.array(trend.lifetimes) { lifetime, json in
                json.object { json in
                    json.member("control", lifetime.control.rawValue)
                    json.member("failures", lifetime.failures)
                    json.member("ended", lifetime.ended)
                    json.member("medianDays") { $0.number(lifetime.medianDays.map(String.init) ?? "null") }
                    json.member("curve") { json in
                        json.array(lifetime.curve) { step, json in
                            json.array([Double(step.days), step.share]) { $1.number(String($0)) }
                        }
                    }
                }
            }
        }
        member("changes") { json in
            json.array(trend.changes) { change, json in
                json.object { json in
                    json.member("asOf", change.asOf.description)
                    json.member("account", change.account.description)
                    json.member("control", change.control.rawValue)
                    json.member("before", change.before.rawValue)
                    json.member("now", change.now.rawValue)
                }
            }
        }
    }
}
