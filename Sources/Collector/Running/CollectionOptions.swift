public import Organization

/// What a collection is to take, and how.
public struct CollectionOptions: Sendable {
    /// The roles that are tried in each member account, in this order, until one may be assumed.
    public var roleNames: [String]
    /// What the roles' owners and the collector agreed on; nil where nothing was.
    public var externalID: String?
    /// What sessions are called in CloudTrail.
    public var sessionName: String
    /// How long a session in a member account may last, in seconds, from 900 to 43,200.
    public var sessionSeconds: Int
    /// Only these accounts' own evidence; empty for all accounts.
    public var accounts: Set<AccountID>
    /// The Regions in which trails, alarms, rules and AWS Config are looked at, beside the partition's own; nil for every
    /// Region that is switched on in the account.
    public var regions: [String]?
    /// Answers that are younger, in seconds, are not asked for again.
    public var maximalAge: Int
    /// How many accounts are asked at a time.
    public var width: Int
    /// Whether root users are asked themselves, in centralized root sessions, where the organization has them.
    public var asksRoot: Bool
    /// From where all resources are taken that AWS Config knows; nil where they are not.
    public var inventory: Inventory?

    /// Where AWS Config's knowledge of all resources can be had.
    public enum Inventory: String, Hashable, Sendable, CaseIterable {
        /// From the organization's aggregator, in whichever account it is, by an advanced query.
        ///
        /// Source: <https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html>
        case aggregator
        /// From the newest snapshot of each account in the bucket that AWS Config delivers to.
        ///
        /// Source: <https://docs.aws.amazon.com/config/latest/developerguide/deliver-snapshot-cli.html>
        case snapshots
    }

    /// What is taken where nobody says anything else.
    public init() {
        roleNames = ["OrganizationAccountAccessRole"]
        externalID = nil
        sessionName = "taproot"
        sessionSeconds = 3600
        accounts = []
        regions = []
        maximalAge = 12 * 3600
        width = 64
        asksRoot = true
        inventory = nil
    }
}
