internal import Posture

/// One control's figures here and in a reference study.
struct ComparisonRow {
    let control: ControlID
    let here: Percent
    let study: Percent
    let hereAccountLevel: Percent
    let studyAccountLevel: Percent
    /// Where the control refines a weaker one, the study counted only those that fail this one alone.
    let isOnlyHere: Bool

    static func rows(_ audit: Audit, _ study: ReferenceStudy) -> [ComparisonRow] {
        audit.controls.compactMap { summary in
            guard let figure = study.figure(of: summary.control) else { return nil }
            return ComparisonRow(
                control: summary.control,
                here: Percent(summary.failOnlyHere, of: summary.accounts),
                study: Percent(figure.fail, of: study.accounts),
                hereAccountLevel: summary.accountLevelFailPercent,
                studyAccountLevel: Percent(figure.accountLevelFail, of: study.accounts),
                isOnlyHere: summary.control.control.refines != nil
            )
        }
    }

    var cells: [String] {
        [here, study, hereAccountLevel, studyAccountLevel].map { "\($0) %" }
    }
}
