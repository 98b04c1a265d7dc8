/// An X.509 certificate that signs requests of the oldest APIs.
struct SigningCertificate: Sendable {
    let isActive: Bool
    let created: Moment
}
