/// What a guard is called in an organization.
public struct GuardName: Hashable, Sendable {
    /// The name.
    public let text: String

    /// The name that guards have where nobody gives them one.
    public static let standard = GuardName(known: "root-guard")

    private init(known text: String) {
        self.text = text
    }

    /// A name; nil unless it has letters, digits, spaces, `-`, `_` and `.` alone, 128 at most, and a letter first: so it
    /// reads the same in JSON, YAML and Terraform.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html>
    public init?(_ text: String) {
        guard text.count <= 128, text.first?.isLetter == true, text.last != " ",
            text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || " -_.".contains($0)) })
        else { return nil }
        self.text = text
    }

    /// The name as Terraform takes it for a label.
    var label: String { String(text.map { " .".contains($0) ? "_" : $0 }) }
}
