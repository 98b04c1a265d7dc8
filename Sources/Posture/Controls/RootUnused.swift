internal import Evidence
internal import Organization

extension Control {
    /// Root is for the few tasks that only it can do. The latest use of its password and of both keys counts.
    static let rootUnused = Control(
        .rootUnused,
        title: "The root user was not used lately",
        rationale: "Root cannot be limited by IAM policies. Whoever works as root works without a net, and teaches "
            + "everybody that a sign-in of root is nothing special.",
        remedy: "Give administrators roles of their own, keep root for the tasks that only root can do, and let every "
            + "sign-in of root raise an alarm.",
        guardedBy: .rootDenied,
        guardMitigates: false,
        examples: [
            Example(
                "the password was used yesterday",
                .fail,
                .usedWithinWindow,
                report: ["password_last_used": "2021-01-23T09:00:00+00:00"]
            ),
            Example(
                "a key was used yesterday, the password years ago",
                .fail,
                .usedWithinWindow,
                report: [
                    "password_last_used": "2016-05-01T09:00:00+00:00", "access_key_1_active": "true",
                    "access_key_1_last_used_date": "2021-01-23T09:00:00+00:00",
                ]
            ),
            Example(
                "an inactive key was used yesterday",
                .fail,
                .usedWithinWindow,
                report: ["access_key_2_last_used_date": "2021-01-23T09:00:00+00:00"]
            ),
            Example(
                "used seven days ago to the second",
                .fail,
                .usedWithinWindow,
                report: ["password_last_used": "2021-01-17T00:00:00+00:00"]
            ),
            Example(
                "used a second before the window",
                .pass,
                .notUsedWithinWindow,
                report: ["password_last_used": "2021-01-16T23:59:59+00:00"]
            ),
            Example("never used", .pass, .neverUsed),
            Example("the password was never used, says N/A", .pass, .neverUsed, report: ["password_last_used": "N/A"]),
            Example("a date that is none", .unknown, .useUnknown, report: ["password_last_used": "yesterday"]),
            Example(
                "one date that is none beside a use",
                .fail,
                .usedWithinWindow,
                report: [
                    "password_last_used": "yesterday", "access_key_1_last_used_date": "2021-01-23T09:00:00+00:00",
                ]
            ),
            Example(
                "used after the moment that is judged",
                .unknown,
                .usedAfterAsOf,
                report: ["password_last_used": "2021-01-24T00:05:00+00:00"]
            ),
            Example("no report", .unknown, .noCredentialReport, report: nil),
        ]
    ) { subject in
        RootUse.Judge(use: subject.facts.use, asOf: subject.asOf, window: subject.settings.window, subject.facts)
            .judgement
    }
}

extension RootUse {
    /// Weighs the uses that were seen against the window.
    fileprivate struct Judge {
        private let use: RootUse
        private let asOf: Instant?
        private let window: Span
        private let facts: RootFacts

        init(use: RootUse, asOf: Instant?, window: Span, _ facts: RootFacts) {
            self.use = use
            self.asOf = asOf
            self.window = window
            self.facts = facts
        }

        var judgement: Judgement {
            if use.uses.isEmpty, !use.gaps.isEmpty { return unknown }
            guard let asOf else { return withoutTime }
            if let inside = latest(from: asOf, within: window) { return used(inside, asOf) }
            if let after = reported.max(by: { $0.time < $1.time }), after.time > asOf { return usedLater(after, asOf) }
            if !use.gaps.isEmpty { return unknown }
            if let generated = facts.reportTime?.value, asOf - generated > .seconds(window.seconds) {
                return tooOld(generated, asOf)
            }
            let before = use.uses.filter { $0.time <= asOf }
            guard let latest = before.max(by: { $0.time < $1.time }) else { return neverUsed(asOf) }
            return notUsed(latest, asOf)
        }

        /// A report's last use hides those before it; a trail's event hides none.
        private var reported: [Use] {
            use.uses.filter { $0.credential != .trail }
        }

        /// What a trail saw after the moment that is judged: the end of a sentence that says that nothing was seen before.
        private func later(_ asOf: Instant) -> String {
            let seen = use.uses.filter { $0.credential == .trail && $0.time > asOf }.map(\.time).max()
            return seen.map { " A trail shows a use after that moment, on \($0): judge at a later one with --as-of." }
                ?? ""
        }

        private func latest(from asOf: Instant, within window: Span) -> Use? {
            use.uses.filter { $0.time <= asOf && asOf - $0.time <= .seconds(window.seconds) }.max { $0.time < $1.time }
        }

        /// Trails can show thousands of uses; so many are cited.
        private static let cited = 20

        /// The deciding use first, then the latest others, then the fields that show none.
        private func evidence(_ first: Use? = nil) -> [Citation] {
            let others = use.uses.sorted { $0.time > $1.time }.prefix(Self.cited).map(\.citation)
            return [first?.citation].compactMap(\.self) + others + use.none
        }

        private func used(_ latest: Use, _ asOf: Instant) -> Judgement {
            Judgement(
                .fail,
                .usedWithinWindow,
                "\(latest.words) on \(latest.time), \(ago(latest, asOf)) before "
                    + "\(asOf); the window is \(window.words).",
                evidence: evidence(latest),
                gaps: use.gaps
            )
        }

        private func notUsed(_ latest: Use, _ asOf: Instant) -> Judgement {
            Judgement(
                .pass,
                .notUsedWithinWindow,
                "The root user was last used on \(latest.time) (\(latest.seenIn)), \(ago(latest, asOf)) "
                    + "before \(asOf); the window is \(window.words)." + later(asOf),
                evidence: evidence(latest)
            )
        }

        private func neverUsed(_ asOf: Instant?) -> Judgement {
            let later = asOf.map(later) ?? ""
            let until = later.isEmpty ? "" : " up to \(asOf?.description ?? "")"
            return Judgement(
                .pass,
                .neverUsed,
                "AWS has no record of any use of the root user\(until).\(later)",
                evidence: evidence()
            )
        }

        private func usedLater(_ latest: Use, _ asOf: Instant) -> Judgement {
            Judgement(
                .unknown,
                .usedAfterAsOf,
                "\(latest.words) on \(latest.time), after the moment that is judged, \(asOf). A report holds only "
                    + "the last use, so uses before that moment cannot be seen.",
                evidence: evidence(latest)
            )
        }

        private func tooOld(_ generated: Instant, _ asOf: Instant) -> Judgement {
            Judgement(
                .unknown,
                .evidenceTooOld,
                "The credential report ends on \(generated), before the window of \(window.words) up to \(asOf) begins.",
                evidence: evidence()
            )
        }

        private var withoutTime: Judgement {
            guard use.latest != nil else { return use.gaps.isEmpty ? neverUsed(nil) : unknown }
            return Judgement(
                .unknown,
                .asOfUnknown,
                (facts.reportGap == nil
                    ? "The credential report does not say when it was generated" : "There is no credential report")
                    + ", so nothing tells how long ago the root user was used. Name the moment with --as-of.",
                evidence: evidence(use.latest)
            )
        }

        private var unknown: Judgement {
            let reason: Reason = facts.reportGap == nil ? .useUnknown : .noCredentialReport
            return Judgement(
                .unknown,
                reason,
                "Whether the root user was used is unknown: \(use.gaps.words).",
                evidence: evidence(),
                gaps: use.gaps
            )
        }

        private func ago(_ use: Use, _ asOf: Instant) -> String {
            Span(seconds: (asOf - use.time).components.seconds).words
        }
    }
}

extension RootUse.Use {
    /// What was seen: the start of a sentence that goes on with when.
    fileprivate var words: String {
        credential == .trail
            ? "The root user acted (\(citation.value), in a trail)" : "The root user's \(credential.rawValue) was used"
    }

    fileprivate var seenIn: String {
        credential == .trail ? "\(citation.value), in a trail" : credential.rawValue
    }
}
