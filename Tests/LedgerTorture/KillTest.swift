import Glibc
import Ledger
import LedgerSupport
import TestSupport

/// Kills many ingests, each at another moment.
struct KillTest {
    let kills: Int
    let seed: Int

    /// Whether every ledger held what the undisturbed one holds.
    func run() throws -> Bool {
        print("\(kills) kills, seed \(seed)")
        let folder = try TemporaryFolder()
        let clock = ContinuousClock()
        let undisturbed = folder("undisturbed.sqlite")
        let start = clock.now
        try Child(ledger: undisturbed, seed: seed).finish()
        let whole = clock.now - start
        let expected = try LedgerContents(Ledger(path: undisturbed))
        print("undisturbed: \(expected.events.count) events in \(whole)")

        var chance = SeededGenerator(seed: UInt64(seed))
        var (failed, amid) = (0, 0)
        for kill in 0..<kills {
            let path = folder("\(kill).sqlite")
            let moment = Double.random(in: 0...1, using: &chance)
            let child = try Child(ledger: path, seed: seed)
            usleep(UInt32(whole / .microseconds(1) * moment))
            child.kill()
            let left = (try? Ledger(path: path, creating: false).info().files) ?? 0
            if left > 0, left < expected.files { amid += 1 }
            try Child(ledger: path, seed: seed).finish()
            let ledger = try Ledger(path: path)
            let problems = try ledger.verify()
            if try LedgerContents(ledger) != expected || !problems.isEmpty {
                failed += 1
                print("kill \(kill) after \(moment) of the time: another ledger. \(problems.joined(separator: " "))")
            }
            for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
        }
        // Killing what has not begun or is done proves nothing.
        print("\(amid) of the kills came when a part of the files was in")
        let isTelling = amid * 5 > kills
        if !isTelling { print("too few kills amid an ingest") }
        print("\(kills - failed) passed, \(failed + (isTelling ? 0 : 1)) failed")
        return failed == 0 && isTelling
    }
}
