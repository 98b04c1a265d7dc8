internal import Organization
internal import Trail
public import TrailIntegrity

/// What a check of a trail's integrity came to, as one document of JSON.
public struct IntegrityJSONView: Sendable {
    private let report: IntegrityReport

    /// The view of a report.
    public init(_ report: IntegrityReport) {
        self.report = report
    }

    /// Writes the document.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("schema", "taproot.integrity/1")
            json.member("outcome", report.outcome.rawValue)
            json.member("complete", report.isWhole)
            json.member("from", report.span.from?.description)
            json.member("to", report.span.to?.description)
            json.member("publicKeys") { json in
                json.object { json in
                    json.member("count", report.keys.count)
                    json.member("given", report.keys.isGiven)
                    json.member("origin", report.keys.origin.rawValue)
                    json.member("files") { $0.array(report.keys.files) { $1.string($0) } }
                    json.member("regions") { $0.array(report.keys.regions) { $1.string($0) } }
                }
            }
            json.member("chains") { $0.array(report.chains) { $1.chain($0) } }
            json.member("unlisted") { $0.array(report.unlisted) { $1.unlisted($0) } }
            json.member("problems") { json in
                json.array(report.problems) { problem, json in
                    json.object { json in
                        json.member("file", problem.path)
                        json.member("reason", problem.reason)
                    }
                }
            }
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    fileprivate mutating func chain(_ chain: ChainReport) {
        object { json in
            json.member("account", chain.chain.account.description)
            json.member("region", chain.chain.region)
            json.member("trail", chain.chain.trail)
            json.member("homeRegion", chain.chain.homeRegion)
            json.member("digests") { json in
                json.object { json in
                    json.member("valid", chain.digests.valid)
                    json.member("invalid", chain.digests.invalid)
                    json.member("missing", chain.digests.missing)
                    json.member("unproven", chain.digests.unproven)
                    json.member("backfills", chain.digests.backfills)
                }
            }
            json.member("logs") { json in
                json.object { json in
                    json.member("valid", chain.logs.valid)
                    json.member("modified", chain.logs.modified)
                    json.member("missing", chain.logs.missing)
                    json.member("unproven", chain.logs.unproven)
                    json.member("unread", chain.logs.unread)
                }
            }
            json.member("covered") { json in
                json.array(chain.covered) { range, json in
                    json.object { json in
                        json.member("from", range.lowerBound.description)
                        json.member("to", range.upperBound.description)
                    }
                }
            }
            json.member("findings") { $0.array(chain.findings) { $1.finding($0) } }
        }
    }

    fileprivate mutating func unlisted(_ logs: UnlistedLogs) {
        object { json in
            json.member("account", logs.place.account.description)
            json.member("region", logs.place.region)
            json.member("findings") { $0.array(logs.findings) { $1.finding($0) } }
        }
    }

    private mutating func finding(_ finding: IntegrityFinding) {
        object { json in
            json.member("kind", finding.kind.rawValue)
            json.member("weight", finding.weight.rawValue)
            json.member("file", finding.file)
            json.member("from", finding.from?.description)
            json.member("to", finding.to?.description)
            json.member("count", finding.count)
            json.member("sentence", finding.sentence)
        }
    }
}
