/// Some organizations and some accounts in none: a fleet is written one estate after the other.
struct Estate: Sendable {
    var organizations: [OrganizationPlan] = []
    var standalone: [Account] = []
}
