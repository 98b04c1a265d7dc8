import Synchronization
import TestSupport

@testable import Trail

/// What a scan of some files comes to.
struct Scanned {
    let events: [ActivityEvent]
    let problems: [String]

    /// Scans files with these bytes, by name.
    init(_ files: [String: [UInt8]], parsesAll: Bool = false, window: Int = TrailFileReader.usualWindow) async throws {
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write(name, bytes) }
        let found = Mutex((activity: Activity(), problems: [TrailProblem]()))
        let walk = TrailFiles([folder.path])
        await TrailScan(workers: 2, parsesAll: parsesAll, window: window).read(walk) { reading in
            found.withLock { found in
                found.activity.add(reading.events)
                found.problems += reading.problems
            }
        }
        let (activity, problems) = found.withLock { ($0.activity, $0.problems) }
        events = activity.ordered
        self.problems = (problems + walk.problems).map(\.reason).sorted()
    }

    init(_ text: String, name: String = "trail.json") async throws {
        try await self.init([name: Array(text.utf8)])
    }

    var classes: [ActivityClass] { events.map(\.activity) }
}
