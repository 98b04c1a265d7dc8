public import Posture

/// How long failures of one control lived, over all accounts, by the estimator of Kaplan and Meier.
///
/// Failures that still stand when the history ends count for as long as they were watched. A failure's life begins with the
/// first recorded audit that shows it and ends with the first that no longer does: audits far apart make it look longer, and
/// failures older than the history younger than they are.
///
/// Source: E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American
/// Statistical Association 53 (1958).
public struct Lifetime: Hashable, Sendable {
    /// The control.
    public let control: ControlID
    /// How many failures were watched.
    public let failures: Int
    /// How many of them ended.
    public let ended: Int
    /// The shares that live longer than so many days, where they change.
    public let curve: [Step]

    /// A change of the curve.
    public struct Step: Hashable, Sendable {
        /// After so many days …
        public let days: Int
        /// … this share is still there, 0 to 1.
        public let share: Double
    }

    /// How long a failure was watched.
    public struct Watch: Hashable, Sendable {
        /// For how many days.
        public let days: Int
        /// Whether it ended then, rather than being lost sight of.
        public let hasEnded: Bool

        /// A failure that was watched for so many days.
        public init(days: Int, hasEnded: Bool) {
            self.days = days
            self.hasEnded = hasEnded
        }
    }

    /// The estimate from these failures.
    public init(_ control: ControlID, _ watches: [Watch]) {
        self.control = control
        failures = watches.count
        ended = watches.count(where: \.hasEnded)
        var share = 1.0
        var curve: [Step] = []
        for days in Set(watches.filter(\.hasEnded).map(\.days)).sorted() {
            let atRisk = watches.count { $0.days >= days }
            let ending = watches.count { $0.hasEnded && $0.days == days }
            share *= 1 - Double(ending) / Double(atRisk)
            curve.append(Step(days: days, share: share))
        }
        self.curve = curve
    }

    /// After how many days half of the failures have ended; nil where more than half still stand.
    public var medianDays: Int? {
        // A share of a half may have been multiplied up from fractions.
        curve.first { $0.share <= 0.5 + 1e-9 }?.days
    }
}

extension Lifetime {
    /// Watches one account's verdicts for failures.
    ///
    /// What is unknown ends a watch without an end of the failure: nobody saw what happened.
    struct Failure: Sendable {
        private var start: Int?
        private var last = 0

        /// Takes the next verdict; the failure that ended with it, if one did.
        mutating func see(_ status: Status, on day: Int) -> Watch? {
            defer { last = day }
            switch (status, start) {
            case (.fail, nil): start = day
            case (.fail, _): break
            case (_, let begun?):
                start = nil
                return status == .unknown
                    ? Watch(days: last - begun, hasEnded: false) : Watch(days: day - begun, hasEnded: true)
            default: break
            }
            return nil
        }

        /// The failure that still stands.
        var untilNow: Watch? { start.map { Watch(days: last - $0, hasEnded: false) } }
    }
}
