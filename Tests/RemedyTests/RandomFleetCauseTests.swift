import Evidence
import Posture
import TestSupport
import Testing

@Suite struct `What accounts of random fleets have in common` {
    @Test(arguments: 0..<60)
    func `leaves out no account that fails or is unknown`(seed: UInt64) async throws {
        let folder = try TemporaryFolder(RandomFleet(seed: seed).files)
        let audit = Audit(try await FleetReader(workers: 1).read([folder.path]))
        let explained = Set(audit.rootCauses().flatMap(\.accounts))
        let leftOut = audit.accounts.indices.filter { index in
            audit.statuses(at: index).contains { $0 == .fail || $0 == .unknown }
                && !explained.contains(audit.accounts[index].id)
        }
        #expect(leftOut.isEmpty, "seed \(seed)")
    }
}
