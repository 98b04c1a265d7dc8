internal import PolicyLanguage

/// Turns what gets through into few sentences.
struct Answer {
    private let formula: Formula
    private let user: RootUser

    init(_ formula: Formula, _ user: RootUser) {
        self.formula = formula
        self.user = user
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
        for credential in Credential.allCases {
            let all = asked.filter { $0.credential == credential }
            for entry in entries(open, credential) {
                if entry.cases.count == all.count {
                    items.append(item(entry, entry.cases[0], nil))
                } else {
                    items += entry.cases.map { item(entry, $0, all.count > 1 ? $0.credential.shownMFA : nil) }
                }
            }
        }
        return (items, open.allSatisfy(\.isComplete))
    }

    private func entries(_ open: [OpenCase], _ credential: Credential) -> [Entry] {
        var entries: [Entry] = []
        for openCase in open where openCase.credential.credential == credential {
            for (region, witness) in openCase.regions {
                let description = Remainder.Description(region.literals, formula)
                let except = region.exceptions.map { Remainder.Description($0, formula) }
                let place = entries.firstIndex { $0.description == description && $0.except == except }
                if let place {
                    entries[place].cases.append((openCase.credential, witness))
                } else {
                    entries.append(
                        Entry(
                            description: description,
                            except: except,
                            cases: [(openCase.credential, witness)]
                        )
                    )
                }
            }
        }
        return entries
    }

    private func item(
        _ entry: Entry,
        _ place: (credential: CredentialCase, witness: Request),
        _ mfa: Remainder.ConditionText?
    ) -> Remainder {
        let credential = place.credential.credential
        var description = entry.description
        if let mfa, !description.conditions.contains(mfa) { description.conditions.insert(mfa, at: 0) }
        return Remainder(
            sentence: Sentences.sentence(
                credential,
                description,
                except: entry.except,
                isOnlyFuture: !ActionCatalogue.standard.contains(place.witness.action)
            ),
            credential: credential,
            description: description,
            except: entry.except,
            witness: place.witness
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
