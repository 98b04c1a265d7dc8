/// One account of the fleet: what is true of it, and what was collected of it.
struct Account: Sendable {
    /// How it came into its organization, in the words of Organizations.
    enum JoinedMethod: String, Sendable {
        case created = "CREATED"
        case invited = "INVITED"
    }

    /// Whether it is in use, in the words of Organizations.
    enum Status: String, Sendable {
        case active = "ACTIVE"
        case suspended = "SUSPENDED"
    }

    let id: String
    let name: String
    let email: String
    let partition: Partition
    let seed: UInt64
    let userCount: Int
    /// When its snapshot was taken.
    let takenAt: Moment
    /// When its credential report was made.
    var reportTime: Moment
    var joined: Moment
    var joinedMethod = JoinedMethod.created
    var status = Status.active
    var root: RootUser
    /// Users that are there besides those drawn by lot, and count among them.
    var namedUsers: [IAMUser] = []
    /// Nil: nothing was collected.
    var collection: Collection? = Collection()

    /// Some time within the day that was so many days before the snapshot, early enough to precede the report as well.
    func ago(days: Int, _ random: inout SplitMix64) -> Moment {
        takenAt.before(days: days, hours: 4, seconds: random.below(50_000))
    }

    func iamARN(_ resource: String) -> String {
        "arn:\(partition.rawValue):iam::\(id):\(resource)"
    }
}
