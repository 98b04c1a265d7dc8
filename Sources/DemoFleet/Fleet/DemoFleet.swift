/// How a demo fleet is made.
///
/// A fleet is a folder of what the AWS CLI would have printed about accounts that nobody has: every name, number and
/// address in it is made up. The same arguments give the same bytes.
public struct DemoFleet: Sendable {
    private enum Kind {
        case realistic(accounts: Int)
        case study2021
    }

    private let kind: Kind
    private let usersPerAccount: Int
    private let seed: UInt64

    /// A realistic fleet in which, from 40 accounts on, every case occurs.
    ///
    /// - Parameters:
    ///   - accounts: How many accounts there are, members, management accounts and standalone ones together.
    ///   - usersPerAccount: How many IAM users each account has beside root.
    ///   - seed: What decides everything that looks accidental.
    public init(accounts: Int = 60, usersPerAccount: Int = 3, seed: UInt64 = 1) {
        self.init(kind: .realistic(accounts: accounts), usersPerAccount: usersPerAccount, seed: seed)
    }

    private init(kind: Kind, usersPerAccount: Int, seed: UInt64) {
        self.kind = kind
        self.usersPerAccount = usersPerAccount
        self.seed = seed
    }

    /// The 1,143 accounts of the 2021 study: an audit of them with a window of seven days finds the study's figures.
    ///
    /// - Parameters:
    ///   - usersPerAccount: How many IAM users each account has beside root.
    ///   - seed: What decides everything that looks accidental.
    /// - Returns: How to make that fleet.
    public static func study2021(usersPerAccount: Int = 3, seed: UInt64 = 1) -> DemoFleet {
        DemoFleet(kind: .study2021, usersPerAccount: usersPerAccount, seed: seed)
    }

    /// Writes the fleet below a folder, which is made if there is none.
    ///
    /// - Parameters:
    ///   - folder: Where to write; absent or empty.
    ///   - progress: Told the number of accounts written so far, after each of them.
    /// - Throws: `DemoFleetError` if the folder is not empty, or the system refuses to write.
    public func write(to folder: String, progress: (Int) -> Void = { _ in }) throws(DemoFleetError) {
        switch kind {
        case .realistic(let accounts):
            // Its organizations lie in several partitions, so the manifest can name none.
            var writer = try FleetWriter(
                folder: folder,
                takenAt: RealisticEstates.takenAt,
                partition: nil,
                collectsIdentities: true
            )
            var estates = RealisticEstates(accounts: accounts, usersPerAccount: usersPerAccount, seed: seed)
            while let estate = estates.next() {
                try writer.write(estate, progress: progress)
            }
        case .study2021:
            var writer = try FleetWriter(
                folder: folder,
                takenAt: Study2021.takenAt,
                partition: .commercial,
                collectsIdentities: false
            )
            var study = Study2021(usersPerAccount: usersPerAccount, seed: seed)
            try writer.write(study.estate(), progress: progress)
        }
    }
}
