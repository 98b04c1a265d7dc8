internal import PolicyLanguage

extension LintRule {
    /// A guard that ends at the border of a partition.
    static let partitionBoundARN = LintRule(
        .partitionBoundARN,
        title: "A guard of root users binds those of one partition only",
        why:
            "The root user of a GovCloud account is arn:aws-us-gov:iam::…:root, in China arn:aws-cn:iam::…:root. A guard "
            + "with arn:aws:iam::*:root does nothing when it is copied there, and nothing tells. Write arn:*:iam::*:root.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
        kinds: [.scp],
        examples: [
            .warns(
                "the guard everybody copies",
                .deny(if: #""StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}"#)
            ),
            .warns("GovCloud alone", .deny(if: #""ArnLike": {"aws:PrincipalArn": ["arn:aws-us-gov:iam::*:root"]}"#)),
            .spares("any partition", .deny(if: #""StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}"#)),
            .spares("any text before it", .deny(if: #""StringLike": {"aws:PrincipalArn": "*:root"}"#)),
            .spares("one account", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:root"}"#)),
            .spares(
                "every partition for itself",
                .deny(
                    if:
                        #""ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::*:root", "arn:aws-us-gov:iam::*:root", "arn:aws-cn:iam::*:root"]}"#
                )
            ),
            .spares("roles", .deny(if: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}"#)),
            .spares("an exception", .deny(if: #""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}"#)),
        ]
    ) { run in
        for placed in run.conditions where placed.statement.denies {
            let condition = placed.condition
            guard condition.lowerCasedKey == GlobalKey.principalARN, !condition.operator.isNegated,
                condition.operator.comparison != .null
            else { continue }
            let bound = Partition.open.filter { condition.bindsRoot(of: $0.0) }
            guard !bound.isEmpty, bound.count < Partition.open.count else { continue }
            let free = Partition.open.filter { partition in
                guard !condition.bindsRoot(of: partition.0),
                    let isRoot = Condition("ArnLike", GlobalKey.principalARN, ["arn:\(partition.0):iam::*:root"])
                else { return false }
                return run.isOpen(placed, where: [isRoot])
            }
            guard !free.isEmpty else { continue }
            let words = free.map { "\($0.0) (\($0.1))" }.joined(separator: " and ")
            run.report(
                .warning,
                placed,
                "this binds no root users of \(words); write \"arn:*:iam::*:root\""
            )
        }
    }
}

extension Condition {
    /// Whether the condition holds for the root users of a partition, whatever their account.
    fileprivate func bindsRoot(of partition: String) -> Bool {
        ["111122223333", "987654321098"].allSatisfy { account in
            holds(of: Text("arn:\(partition):iam::\(account):root"), in: [:]) == .yes
        }
    }
}
