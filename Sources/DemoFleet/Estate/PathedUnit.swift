/// A unit, and the path by which a blueprint speaks of it.
struct PathedUnit: Sendable {
    let path: String
    let unit: OrganizationalUnit
}
