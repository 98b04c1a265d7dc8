internal import Posture

/// What a control asks for, as the catalogue describes it.
struct ControlEntry {
    let control: String
    let title: String
    let rationale: String
    let remedy: String
    let refined: String?
    let guardProperty: String?
    /// Whether the guard makes up for a failure, or only keeps it from happening again.
    let isMitigating: Bool

    init(_ control: Control) {
        self.control = control.id.rawValue
        title = control.title
        rationale = control.rationale
        remedy = control.remedy
        refined = control.refines?.rawValue
        guardProperty = control.guardProperty?.rawValue
        isMitigating = control.guardMitigates
    }
}
