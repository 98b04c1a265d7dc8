/// What the 2021 study found, on 2021-01-24, with a window of seven days for root's use.
///
/// The study knew no policies: what members lack may have been made good by a policy, which only its other accounts
/// rule out. So the figures are kept apart by where an account is.
enum Study2021Figures {
    static let accounts = 1_143
    /// Accounts in no organization.
    static let standalone = 205
    /// Organizations, and so management accounts.
    static let organizations = 200
    static let members = accounts - standalone - organizations

    /// Root users that were used within seven days.
    static let used = 35
    /// Root users with an active access key: none of them in a member account.
    static let activeKeys = 49

    static let standaloneWithoutMFA = 111
    static let membersWithoutMFA = 626
    static let withoutMFA = standaloneWithoutMFA + membersWithoutMFA

    static let standaloneWithVirtualMFA = 94
    static let membersWithVirtualMFA = 37
    static let withoutHardwareMFA = withoutMFA + standaloneWithVirtualMFA + membersWithVirtualMFA
}
