internal import Organization
internal import Posture

extension Acceptance {
    /// Who accepts it, until when, and why.
    var sentence: String {
        "Accepted by \(decidedBy) until \(expires): \(reason)" + (reason.hasSuffix(".") ? "" : ".")
    }
}
