internal import Evidence
public import Organization
internal import Synchronization
public import Trail

/// Asks CloudTrail which keys the digests of a region and a time were signed with: its answer to `ListPublicKeys` as the AWS
/// CLI prints it, or why there is none.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html>
public typealias AskForPublicKeys =
    @Sendable (_ region: String, _ time: Range<Instant>) async -> Result<[UInt8], TrailProblem>

extension PublicKeys {
    /// What problems with the keys of a region are told of.
    ///
    /// - Parameter region: The region.
    /// - Returns: The call, and where.
    public static func source(in region: String) -> String { "cloudtrail:ListPublicKeys in \(region)" }
}

/// Has CloudTrail asked for the keys of digests: every region has its own.
struct KeyRequest {
    private let times: [(region: String, time: Range<Instant>)]
    private var problems: [TrailProblem] = []

    /// AWS has some forty regions; whoever can write names into a bucket can write more. So many are asked.
    static let mostRegions = 64
    /// So many are asked at a time.
    private static let width = 8

    init(_ digests: [TrailListing.Place]) {
        var times: [String: Range<Instant>] = [:]
        for name in digests.lazy.map(\.name) {
            // A digest is signed some minutes after it ends.
            let time = name.end.hours(later: -2)..<name.end.hours(later: 2)
            let before = times[name.chain.region] ?? time
            let start = min(before.lowerBound, time.lowerBound)
            times[name.chain.region] = start..<max(before.upperBound, time.upperBound)
        }
        let all = times.sorted { $0.key < $1.key }.map { (region: $0.key, time: $0.value) }
        let regions = all.filter { Self.isRegion($0.region) }
        self.times = Array(regions.prefix(Self.mostRegions))
        for (region, _) in all where !Self.isRegion(region) {
            problems.append(
                TrailProblem(path: PublicKeys.source(in: region), reason: "was not asked: that is no Region of AWS")
            )
        }
        for (region, _) in regions.dropFirst(Self.mostRegions) {
            let reason = "was not asked: there are digests of more than \(Self.mostRegions) Regions"
            problems.append(TrailProblem(path: PublicKeys.source(in: region), reason: reason))
        }
    }

    /// The keys that CloudTrail tells, and where it does not.
    func keys(_ ask: @escaping AskForPublicKeys) async -> (keys: PublicKeys, problems: [TrailProblem]) {
        let times = times
        let answers = Mutex<[Result<[UInt8], TrailProblem>?]>(Array(repeating: nil, count: times.count))
        await Workers.run(Self.width, count: times.count) { queue in
            while let index = queue.next() {
                let answer = await ask(times[index].region, times[index].time)
                answers.withLock { $0[index] = answer }
            }
        }
        var keys = PublicKeys(.cloudTrail)
        var problems = problems
        let parser = JSONParser()
        for ((region, _), answer) in zip(times, answers.withLock { $0 }) {
            switch answer {
            case .success(let text):
                do throws(Unreadable) {
                    keys.add(try PublicKeyFile.keys(in: text, parser), of: region)
                } catch {
                    problems.append(TrailProblem(path: PublicKeys.source(in: region), reason: error.reason))
                }
            case .failure(let problem): problems.append(problem)
            case nil: break
            }
        }
        return (keys, problems)
    }

    /// Such as `eu-central-1`, `us-gov-west-1`.
    private static func isRegion(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (3...5).contains(parts.count), text.utf8.count <= 32, let last = parts.last else { return false }
        let isNumber = (1...2).contains(last.count) && last.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber
            && parts.dropLast().allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (0x61...0x7A).contains($0) }
            }
    }
}
