/// A policy that an organization has, and where it is attached.
struct AttachedPolicy: Sendable {
    let id: String
    let text: PolicyText
    let type: PolicyType
    let isManagedByAWS: Bool
    let targets: [PolicyTarget]
}
