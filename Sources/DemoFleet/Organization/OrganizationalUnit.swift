/// A folder for accounts within an organization.
struct OrganizationalUnit: Sendable {
    let id: String
    let name: String
    let parentID: String
}
