/// Reads files of trails with several workers at a time.
public struct TrailScan: Sendable {
    private let workers: Int
    private let parsesAll: Bool
    private let window: Int

    /// A scan with so many workers; one for each core is best.
    public init(workers: Int) {
        self.init(workers: workers, parsesAll: false)
    }

    init(workers: Int, parsesAll: Bool, window: Int = TrailFileReader.usualWindow) {
        self.workers = max(1, workers)
        self.parsesAll = parsesAll
        self.window = window
    }

    /// Reads all files.
    ///
    /// - Parameters:
    ///   - files: what to read.
    ///   - take: handed every file's reading as it is done, by several workers at once and in no order.
    public func read(_ files: TrailFiles, _ take: @Sendable @escaping (TrailFileReading) -> Void) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<workers {
                group.addTask {
                    var reader = TrailFileReader(parsesAll: parsesAll, window: window)
                    while let file = files.next() { take(reader.read(file)) }
                }
            }
        }
    }

    /// Reads files that have to be fetched first, each worker several of them at a time: fetching is waiting, reading is not.
    ///
    /// - Parameters:
    ///   - fetching: how many files are on their way to each worker at a time; about as many lie in memory.
    ///   - fetch: fetches the next file, or says why it cannot be had; nil where there is none left.
    ///   - take: handed every file's reading as it is done, by several workers at once and in no order.
    public func read(
        fetching: Int,
        _ fetch: @Sendable @escaping () async -> Result<FetchedFile, TrailProblem>?,
        _ take: @Sendable @escaping (TrailFileReading) -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<workers {
                group.addTask {
                    var reader = TrailFileReader(parsesAll: parsesAll, window: window)
                    await withTaskGroup(of: Result<FetchedFile, TrailProblem>?.self) { coming in
                        for _ in 0..<max(1, fetching) { coming.addTask { await fetch() } }
                        while let arrived = await coming.next() {
                            guard let arrived else { continue }
                            coming.addTask { await fetch() }
                            switch arrived {
                            case .success(let file): take(reader.read(file))
                            case .failure(let problem): take(TrailFileReading(problem))
                            }
                        }
                    }
                }
            }
        }
    }
}
