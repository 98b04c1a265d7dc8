internal import FoundationEssentials

/// A task that only the root user can do, and the events that tell of it.
public struct RootTask: Hashable, Sendable, Decodable {
    /// A short name for programs, such as `root-password`.
    public let id: String
    /// The task in words.
    public let title: String
    /// The page of AWS's documentation that says so.
    public let page: String
    /// The actions that it cannot be done without. Empty where it is no call that policies bind, or AWS does not tell.
    public let actions: [String]
    /// The actions any of which may be enough for it, where it can be done in several ways: it cannot be done where none of
    /// them can.
    public let anyOf: [String]?
    /// The events that are part of it. Empty where no event tells the task from what an administrator could do.
    let events: [Trace]
    /// Why no event tells, or what to bear in mind.
    public let note: String?

    /// One kind of event.
    struct Trace: Hashable, Sendable, Decodable {
        let source: String
        let name: String
        /// What else has to be true of it.
        let when: Condition?
    }

    /// What has to be true of an event beyond its name.
    enum Condition: String, Hashable, Sendable, Decodable {
        /// It is about the root user's own key or device.
        case own
        /// It turns the protection of a bucket's objects by MFA on or off.
        case mfaDelete = "mfa-delete"
    }

    /// All tasks of the catalogue.
    public static let all: [RootTask] = catalogue.tasks

    private static let catalogue: Catalogue = {
        do {
            return try JSONDecoder().decode(Catalogue.self, from: Data(PackageResources.root_only_tasks_json))
        } catch {
            fatalError("root-only-tasks.json is not what its tests say: \(error)")
        }
    }()

    private struct Catalogue: Decodable {
        let tasks: [RootTask]
    }
}

extension RootTask {
    /// The id of the task that a record of a root user is part of.
    static func id(of record: TrailRecord) -> String? {
        byEvent[Event(source: record.source, name: record.name)]?.first { $0.when?.holds(of: record) ?? true }?.id
    }

    private struct Event: Hashable {
        let source: String
        let name: String
    }

    private static let byEvent: [Event: [(when: Condition?, id: String)]] = all.reduce(into: [:]) { found, task in
        for trace in task.events {
            found[Event(source: trace.source, name: trace.name), default: []].append((trace.when, task.id))
        }
    }
}

extension RootTask.Condition {
    fileprivate func holds(of record: TrailRecord) -> Bool {
        switch self {
        case .own: record.isAboutRootItself
        case .mfaDelete: record.request.hasMFADelete
        }
    }
}
