import Remedy
import Testing

@Suite struct `Kinds of change` {
    /// Other programs read these names.
    @Test(arguments: [
        "attach-policy", "remove-root-credentials", "delete-access-key", "enrol-hardware-mfa", "enrol-mfa",
        "join-organization", "enable-policy-type", "add-administrator",
    ])
    func `have the names of the contract`(name: String) {
        #expect(ChangeKind(rawValue: name)?.rawValue == name)
    }
}
