internal import Organization
internal import PolicyLanguage
public import PolicyReach
internal import Trail

/// Whether a policy locks root users out of something, as something to prove.
struct LockOutQuestion {
    let lockOut: LockOut
    /// Each is a thing that is needed: where one of them is denied, root is locked out.
    let needed: [Property]

    /// Whoever may do nothing at all is told so once.
    static func everything(but exceptions: [String]) -> LockOutQuestion {
        let words =
            exceptions.isEmpty
            ? ", with or without MFA: none of the tasks that only root can do."
            : " but \(listed(exceptions)), with or without MFA."
        return LockOutQuestion(
            .everything,
            except: exceptions,
            "The root user can do nothing that is an API call\(words)",
            [asking(["*"], except: exceptions)]
        )
    }

    static func serviceCalls(but exceptions: [String]) -> LockOutQuestion {
        some(
            .serviceCalls,
            but: exceptions,
            "Calls that AWS services make with the root user's credentials show no MFA, and are denied even where root "
                + "signed in with it.",
            ("Bool", "aws:ViaAWSService", "true"),
            ("Bool", "aws:MultiFactorAuthPresent", "false")
        )
    }

    static func vpcEndpoints(but exceptions: [String]) -> LockOutQuestion {
        some(
            .vpcEndpoints,
            but: exceptions,
            "Requests through VPC endpoints carry no source address and are denied; --vpc-endpoint and --vpc let some "
                + "through.",
            ("Null", "aws:SourceVpce", "false"),
            ("Bool", "aws:ViaAWSService", "false")
        )
    }

    /// All requests that come from somewhere.
    private static func some(
        _ kind: LockOut.Kind,
        but exceptions: [String],
        _ sentence: String,
        _ conditions: (String, String, String)...
    ) -> LockOutQuestion {
        let but = exceptions.isEmpty ? "" : " That is so of everything but \(listed(exceptions))."
        return LockOutQuestion(
            kind,
            except: exceptions,
            sentence + but,
            [asking(["*"], except: exceptions, conditions)]
        )
    }

    static let mfaEnrolment = LockOutQuestion(
        .mfaEnrolment,
        "A root user without MFA can no longer enrol a device: enrol before the policy is attached, or detach it for that "
            + "long.",
        MFAEnrolment.needed.map { asking([$0], [("Bool", "aws:MultiFactorAuthPresent", "false")]) }
    )

    private static func listed(_ actions: [String]) -> String {
        let names = actions.prefix(5).joined(separator: ", ")
        return actions.count > 5 ? names + " and \(actions.count - 5) more" : names
    }

    static let assumeRootTasks = AssumeRootTask.all.map { task in
        LockOutQuestion(
            .assumeRootTask,
            task: task.action,
            "Sessions of sts:AssumeRoot can no longer do what they are for: \(task.words) (\(task.action)).",
            // What such sessions show of MFA is not documented: it is enough that those without are denied.
            [
                Property(
                    .about(
                        statement([task.action], ("BoolIfExists", "aws:MultiFactorAuthPresent", "false"))
                    ),
                    of: .assumeRoot
                )
            ]
        )
    }

    static let rootTasks = RootTask.all.filter { !$0.actions.isEmpty || $0.anyOf != nil }.map { task in
        LockOutQuestion(
            .rootOnlyTask,
            task: task.id,
            "Even with MFA, the root user can no longer \(task.title.prefix(1).lowercased() + task.title.dropFirst()).",
            // Of several ways all have to be denied.
            (task.actions.map { [$0] } + [task.anyOf].compactMap(\.self)).map {
                asking($0, [("Bool", "aws:ViaAWSService", "false")])
            }
        )
    }

    private init(
        _ kind: LockOut.Kind,
        task: String? = nil,
        except exceptions: [String] = [],
        _ sentence: String,
        _ needed: [Property]
    ) {
        lockOut = LockOut(kind: kind, task: task, exceptions: exceptions, sentence: sentence)
        self.needed = needed
    }

    private static func asking(
        _ actions: [String],
        except exceptions: [String] = [],
        _ conditions: [(String, String, String)] = []
    ) -> Property {
        let conditions = conditions.compactMap { Condition($0.0, $0.1, [$0.2]) }
        return Property(.about(Statement(about: actions, where: conditions)), except: exceptions)
    }

    private static func statement(_ actions: [String], _ condition: (String, String, String)) -> Statement {
        Statement(
            about: actions,
            where: [Condition(condition.0, condition.1, [condition.2])].compactMap(\.self)
        )
    }
}

extension Prover {
    /// What the policies lock their root user out of.
    public var lockOuts: [LockOut] {
        let sets = stack.exceptionSets
        let everything = narrowest(sets, LockOutQuestion.everything)
        let tasks = LockOutQuestion.assumeRootTasks.filter(locksOut).map(\.lockOut)
        if everything.contains(where: \.exceptions.isEmpty) { return everything + tasks }
        // What holds of all requests is not said again of those that come from somewhere.
        let some = (narrowest(sets, LockOutQuestion.serviceCalls), narrowest(sets, LockOutQuestion.vpcEndpoints))
        let others = (some.0 + some.1).filter { lockOut in
            !everything.contains { ActionPatterns.lie($0.exceptions, within: lockOut.exceptions) }
        }
        let enrolment = hasMFA && locksOut(.mfaEnrolment) ? [LockOutQuestion.mfaEnrolment.lockOut] : []
        return everything + enrolment + others + LockOutQuestion.rootTasks.filter(locksOut).map(\.lockOut) + tasks
    }

    /// Whether its root user can have MFA at all.
    ///
    /// Source: <https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html>
    private var hasMFA: Bool { user.partition != Partition.govCloud.rawValue }

    /// What a question is proved of, with as few exceptions as can be.
    private func narrowest(_ sets: [[String]], _ question: ([String]) -> LockOutQuestion) -> [LockOut] {
        var found: [LockOut] = []
        for exceptions in sets {
            if found.contains(where: { ActionPatterns.lie($0.exceptions, within: exceptions) }) { continue }
            let asked = question(exceptions)
            guard locksOut(asked) else { continue }
            found.removeAll { ActionPatterns.lie(exceptions, within: $0.exceptions) }
            found.append(asked.lockOut)
        }
        return found
    }

    private func locksOut(_ question: LockOutQuestion) -> Bool {
        question.needed.contains { verdict(on: $0).result == .proved }
    }
}

extension PolicyStack {
    /// What everything may be denied but for: nothing, what a statement leaves out, and what any of them does.
    fileprivate var exceptionSets: [[String]] {
        var sets: [[String]] = []
        for policy in serviceControl.flatMap(\.policies) {
            guard case .document(let document) = policy.content else { continue }
            for statement in document.statements where statement.effect == .deny && statement.actions.isNegated {
                let left = ActionPatterns.withoutCovered(statement.actions.texts)
                if !sets.contains(left), !left.contains(where: { ActionPatterns.lies("*:*", within: $0) }) {
                    sets.append(left)
                }
            }
        }
        return [[]] + sets + (sets.count > 1 ? [ActionPatterns.withoutCovered(sets.flatMap(\.self))] : [])
    }
}
