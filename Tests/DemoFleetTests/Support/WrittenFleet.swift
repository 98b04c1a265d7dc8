import DemoFleet
import Foundation
import Testing

/// A fleet as its files tell, read back by nothing of the module that wrote it.
struct WrittenFleet: Sendable {
    /// The fleet of the study, and realistic ones: the smallest that promises every case, the usual, a large one.
    static let study = Result { try WrittenFleet(.study2021(usersPerAccount: 2)) }
    static let smallest = Result { try WrittenFleet(DemoFleet(accounts: 40)) }
    static let usual = Result { try WrittenFleet(DemoFleet()) }
    static let large = Result { try WrittenFleet(DemoFleet(accounts: 1_100)) }

    let tree: FileTree
    let organizations: [WrittenOrganization]
    /// The accounts in no organization.
    let standalone: [WrittenAccount]

    init(_ fleet: DemoFleet) throws {
        tree = try FileTree(fleet)
        organizations = try tree.folders.filter { $0.key.hasPrefix("o-") }.values.map(WrittenOrganization.init)
        standalone = try tree.folder("standalone").folder("accounts").folders.map { id, folder in
            try WrittenAccount(id: id, folder: folder, place: .standalone)
        }
    }

    /// Every account of which something was collected.
    var accounts: [WrittenAccount] {
        organizations.flatMap(\.collected) + standalone
    }

    var reports: [WrittenReport] {
        accounts.compactMap(\.report)
    }

    /// The rows of root in all reports.
    var roots: [[String: String]] {
        reports.map(\.root)
    }
}
