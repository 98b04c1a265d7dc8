internal import PolicyLanguage
public import PolicyReach
internal import Trail

/// Whether a policy locks root users out of something, as something to prove.
struct LockOutQuestion {
    let lockOut: LockOut
    /// Each is a thing that is needed: where one of them is denied, root is locked out.
    let needed: [Property]

    /// Whoever may do nothing at all is told so once.
    static let everything = LockOutQuestion(
        .everything,
        "The root user can do nothing that is an API call, with or without MFA: none of the tasks that only root can do.",
        [asking(["*"])]
    )

    /// What there is to ask where not everything is denied.
    static let others: [LockOutQuestion] =
        [
            LockOutQuestion(
                .mfaEnrolment,
                "A root user without MFA can no longer enrol a device: enrol before the policy is attached, or detach it for "
                    + "that long.",
                MFAEnrolment.needed.map { asking([$0], ("Bool", "aws:MultiFactorAuthPresent", "false")) }
            ),
            LockOutQuestion(
                .serviceCalls,
                "Calls that AWS services make with the root user's credentials show no MFA, and are denied even where root "
                    + "signed in with it.",
                [
                    asking(
                        ["*"],
                        ("Bool", "aws:ViaAWSService", "true"),
                        ("Bool", "aws:MultiFactorAuthPresent", "false")
                    )
                ]
            ),
            LockOutQuestion(
                .vpcEndpoints,
                "Requests through VPC endpoints carry no source address and are denied; --vpc-endpoint and --vpc let some "
                    + "through.",
                [
                    asking(
                        ["*"],
                        ("Null", "aws:SourceVpce", "false"),
                        ("Bool", "aws:ViaAWSService", "false")
                    )
                ]
            ),
        ] + rootTasks + assumeRootTasks

    private static let assumeRootTasks = AssumeRootTask.all.map { task in
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

    private static let rootTasks = RootTask.all.filter { !$0.actions.isEmpty }.map { task in
        LockOutQuestion(
            .rootOnlyTask,
            task: task.id,
            "Even with MFA, the root user can no longer \(task.title.prefix(1).lowercased() + task.title.dropFirst()).",
            task.actions.map { asking([$0], ("Bool", "aws:ViaAWSService", "false")) }
        )
    }

    private init(_ kind: LockOut.Kind, task: String? = nil, _ sentence: String, _ needed: [Property]) {
        lockOut = LockOut(kind: kind, task: task, sentence: sentence)
        self.needed = needed
    }

    private static func asking(_ actions: [String], _ conditions: (String, String, String)...) -> Property {
        Property(.about(Statement(about: actions, where: conditions.compactMap { Condition($0.0, $0.1, [$0.2]) })))
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
        let isEverything = locksOut(LockOutQuestion.everything)
        let asked =
            isEverything ? LockOutQuestion.others.filter { $0.lockOut.kind == .assumeRootTask } : LockOutQuestion.others
        return (isEverything ? [LockOutQuestion.everything.lockOut] : []) + asked.filter(locksOut).map(\.lockOut)
    }

    private func locksOut(_ question: LockOutQuestion) -> Bool {
        question.needed.contains { verdict(on: $0).result == .proved }
    }
}
