import Testing
import Trail

@Suite struct `The class of an event` {
    @Test func `is one of those that the contract names`() {
        let names = """
            console-sign-in sign-in-failed password-recovery password-change email-change access-key-created \
            access-key-changed mfa-enabled mfa-disabled federation api-call assume-root assumed-root-call service-event \
            guard-weakened not-root
            """
        #expect(ActivityClass.allCases.map(\.rawValue) == names.split(separator: " ").map(String.init))
    }
}
