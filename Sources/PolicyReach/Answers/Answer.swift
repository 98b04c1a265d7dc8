internal import PolicyLanguage

/// Turns what gets through into few sentences.
struct Answer {
    private let formula: Formula

    init(_ formula: Formula) {
        self.formula = formula
    }

    /// The regions of several formulas, each told once. Those that hold with every credential are told of all.
    static func differences(_ open: [(Formula, [OpenCase])]) -> [Remainder] {
        var items: [Remainder] = []
        for (formula, cases) in open {
            let answer = Answer(formula)
            var known: [[Literal]: Remainder.Description] = [:]
            for entry in answer.entries(cases.filter { !$0.isClosed }, &known) {
                let isOfAll = entry.cases.count == cases.count
                for place in isOfAll ? [entry.cases[0]] : entry.cases {
                    let credential = isOfAll ? .any : place.credential.credential
                    let mfa =
                        isOfAll || place.credential.credential != .throughService ? nil : place.credential.shownMFA
                    let item = answer.item(credential, entry, place.witness, mfa)
                    let isKnown = items.contains {
                        $0.credential == item.credential && $0.description == item.description
                            && $0.except == item.except
                    }
                    if !isKnown { items.append(item) }
                }
            }
        }
        return items
    }

    /// What one region says, and the cases of one credential that it holds in.
    private struct Entry {
        let description: Remainder.Description
        let except: [Remainder.Description]
        var cases: [(credential: CredentialCase, witness: Request)]
    }

    /// The regions of the cases that are open. Those of one credential that only differ in what MFA shows are one.
    func remainder(_ open: [OpenCase], of asked: [CredentialCase]) -> (items: [Remainder], isComplete: Bool) {
        var items: [Remainder] = []
        var known: [[Literal]: Remainder.Description] = [:]
        for credential in Credential.allCases {
            let all = asked.filter { $0.credential == credential }
            for entry in entries(open.filter { $0.credential.credential == credential }, &known) {
                if entry.cases.count == all.count {
                    items.append(item(credential, entry, entry.cases[0].witness, nil))
                } else {
                    items += entry.cases.map {
                        item(credential, entry, $0.witness, all.count > 1 ? $0.credential.shownMFA : nil)
                    }
                }
            }
        }
        return (items, open.allSatisfy(\.isComplete))
    }

    private func entries(_ open: [OpenCase], _ known: inout [[Literal]: Remainder.Description]) -> [Entry] {
        // Cases mostly have the same regions, and lists of patterns take long to put together.
        func description(_ literals: [Literal]) -> Remainder.Description {
            if let known = known[literals] { return known }
            let description = Remainder.Description(literals, formula)
            known[literals] = description
            return description
        }
        var entries: [Entry] = []
        for openCase in open {
            for region in openCase.regions {
                var described = description(region.literals)
                if !region.fixed.isEmpty { described.conditions = (region.fixed + described.conditions).uniqued() }
                let except = region.exceptions.map(description)
                let place = entries.firstIndex { $0.description == described && $0.except == except }
                if let place {
                    // Two regions of one case can read the same.
                    if entries[place].cases.contains(where: { $0.credential == openCase.credential }) { continue }
                    entries[place].cases.append((openCase.credential, region.witness))
                } else {
                    entries.append(
                        Entry(
                            description: described,
                            except: except,
                            cases: [(openCase.credential, region.witness)]
                        )
                    )
                }
            }
        }
        return entries
    }

    private func item(
        _ credential: Credential,
        _ entry: Entry,
        _ witness: Request,
        _ mfa: Remainder.ConditionText?
    ) -> Remainder {
        var description = entry.description
        if let mfa, !description.conditions.contains(mfa) { description.conditions.insert(mfa, at: 0) }
        return Remainder(
            sentence: Sentences.sentence(
                credential,
                description,
                except: entry.except,
                isOnlyFuture: !ActionCatalogue.standard.contains(witness.action)
            ),
            credential: credential,
            description: description,
            except: entry.except,
            witness: witness
        )
    }
}

extension CredentialCase {
    /// What `aws:MultiFactorAuthPresent` shows, as a condition.
    fileprivate var shownMFA: Remainder.ConditionText {
        guard let mfa else {
            return Remainder.ConditionText(operator: "Null", key: "aws:MultiFactorAuthPresent", values: ["true"])
        }
        return Remainder.ConditionText(operator: "Bool", key: "aws:MultiFactorAuthPresent", values: [String(mfa)])
    }
}
