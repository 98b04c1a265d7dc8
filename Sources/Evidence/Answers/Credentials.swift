/// An access key or a signing certificate of the root user, as listed in a centralized root session.
public struct ListedCredential: Hashable, Sendable {
    /// Its id: for a key the public half, no secret.
    public let id: String
    /// Whether it can be used now.
    public let isActive: Bool

    init(_ item: JSONValue, id idField: StaticString) throws(Unreadable) {
        guard let id = item[idField]?.string else { throw Unreadable("lists something without \(idField)") }
        switch item["Status"]?.string {
        case "Active": isActive = true
        case "Inactive", "Expired": isActive = false
        default: throw Unreadable("lists something whose Status is neither Active nor Inactive")
        }
        self.id = id
    }
}

/// Whom AWS turns to beside the root user's own address.
///
/// Source: <https://docs.aws.amazon.com/accounts/latest/reference/API_AlternateContact.html>
public struct AlternateContact: Hashable, Sendable {
    /// What the contact is for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case billing = "BILLING"
        case operations = "OPERATIONS"
        case security = "SECURITY"
    }

    /// What the contact is for.
    public let kind: Kind
    /// The contact's mail address; nil where the account has no such contact.
    public let email: String?
}
