internal import PolicyLanguage

extension Prover {
    /// Whether the policies have a property: `prove` without the reasons, for less.
    ///
    /// The first request that the evaluator allows ends the search.
    public func verdict(on property: Property) -> PropertyVerdict {
        let question = OpenQuestion(prepared(for: property), property.cases, confirmation)
        return switch question.answer() {
        case .closed: verdict(property, .proved)
        case .allowed(let witness): verdict(property, .refuted, by: witness)
        case .unclear(let doubts): verdict(property, .unknown, doubts: doubts)
        }
    }

    private func verdict(
        _ property: Property,
        _ result: Proof.Result,
        by witness: Request? = nil,
        doubts: [String] = []
    ) -> PropertyVerdict {
        PropertyVerdict(property: property, result: result, witness: witness, doubts: doubts)
    }
}
