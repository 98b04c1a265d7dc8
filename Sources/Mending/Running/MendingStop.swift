internal import AWSClient

/// Why a run stopped before its end. What was done until then is in the journal.
public struct MendingStop: Error, Hashable, Sendable, CustomStringConvertible {
    /// Whose doing it is.
    public enum Kind: Hashable, Sendable {
        /// A rule of Taproot's own: somebody has to say that it is meant.
        case notAllowed
        /// AWS does not look as it should.
        case surprise
        /// AWS refuses, or cannot be reached.
        case aws
        /// The journal cannot be written.
        case journal
    }

    /// Whose doing it is.
    public let kind: Kind
    /// What happened, what was lost, and what to do.
    public let description: String
}

extension MendingStop {
    static func notAllowed(_ words: String) -> MendingStop {
        MendingStop(kind: .notAllowed, description: "\(words) Nothing was changed by it.")
    }

    static func surprise(_ words: String) -> MendingStop {
        MendingStop(
            kind: .surprise,
            description:
                "\(words) Nothing was lost: every step that was done is in the journal, and no other was begun. "
                + "Take the snapshot again, look at what has changed, and run the fix on the new snapshot with the same "
                + "journal."
        )
    }

    static func aws(_ error: AWSError, _ doing: String) -> MendingStop {
        MendingStop(
            kind: .aws,
            description:
                "While trying to \(doing): \(error) Nothing was lost: what was done is in the journal. When the "
                + "reason is gone, the same command goes on from there."
        )
    }

    static func unclear(_ step: Step, _ error: AWSError?) -> MendingStop {
        let words = error.map { " \($0)" } ?? ""
        return MendingStop(
            kind: .aws,
            description:
                "It is not known whether AWS did this: \(step).\(words) The journal says so. The same command asks "
                + "AWS how it ended before it goes on."
        )
    }

    init(_ error: JournalError) {
        self.init(kind: .journal, description: "\(error) Nothing more was changed.")
    }
}
