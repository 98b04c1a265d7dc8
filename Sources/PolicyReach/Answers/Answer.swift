internal import PolicyLanguage

/// Turns what gets through into few sentences.
struct Answer {
    private let formula: Formula
    private let keys: FormulaKeys
    private let user: RootUser

    init(_ formula: Formula, _ keys: FormulaKeys, _ user: RootUser) {
        self.formula = formula
        self.keys = keys
        self.user = user
    }

    /// The regions of all cases; those of one credential that only differ in what MFA shows are one.
    func remainder(_ cases: [OpenCase]) -> (items: [Remainder], isComplete: Bool) {
        var items: [Remainder] = []
        for credential in Credential.allCases {
            let ours = cases.filter { $0.search.theories.folded.credential.credential == credential }
            for (region, witness) in ours.flatMap(\.regions) {
                let description = Remainder.Description(region.all, formula)
                let except = region.exceptions.map { Remainder.Description($0, formula) }
                let isKnown = items.contains {
                    $0.credential == credential && $0.description == description && $0.except == except
                }
                if isKnown { continue }
                items.append(
                    Remainder(
                        sentence: Sentences.sentence(
                            credential,
                            description,
                            except: except,
                            isOnlyFuture: witness.action == witness.action.lowercased()
                        ),
                        credential: credential,
                        description: description,
                        except: except,
                        witness: witness
                    )
                )
            }
        }
        return (items, cases.allSatisfy(\.isComplete))
    }
}
