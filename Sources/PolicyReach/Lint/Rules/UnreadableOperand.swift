internal import PolicyLanguage

extension LintRule {
    /// What an operator cannot compare with anything.
    static let unreadableOperand = LintRule(
        .unreadableOperand,
        title: "A value is no number, date, range of addresses or truth value, where the operator compares such",
        why:
            "AWS takes it, and it matches nothing: a positive operator never holds for it, and one with Not always does. "
            + "So does an IPv6 network with bits set behind its prefix. A Bool that is not \"true\" counts as false.",
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
        examples: [
            .warns("no address", .deny(if: #""NotIpAddress": {"aws:SourceIp": "<office>"}"#)),
            .warns("a prefix too long", .deny(if: #""IpAddress": {"aws:SourceIp": "192.0.2.0/33"}"#)),
            .warns("host bits in IPv6", .deny(if: #""IpAddress": {"aws:SourceIp": "2001:db8::1/32"}"#)),
            .warns("no date", .deny(if: #""DateLessThan": {"aws:CurrentTime": "01.02.2027"}"#)),
            .warns("no number", .deny(if: #""NumericGreaterThan": {"aws:MultiFactorAuthAge": "1h"}"#)),
            .warns("no truth value", .deny(if: #""BoolIfExists": {"aws:MultiFactorAuthPresent": "no"}"#)),
            .spares(
                "addresses",
                .deny(if: #""NotIpAddress": {"aws:SourceIp": ["192.0.2.1", "192.0.2.7/24", "2001:db8::/32"]}"#)
            ),
            .spares("a date", .deny(if: #""DateLessThan": {"aws:CurrentTime": "2027-02-01T00:00:00Z"}"#)),
            .spares("seconds", .deny(if: #""NumericLessThan": {"aws:EpochTime": 1767268800}"#)),
            .spares("truth values", .deny(if: #""BoolIfExists": {"aws:SecureTransport": ["False", true]}"#)),
        ]
    ) { run in
        for placed in run.conditions {
            let condition = placed.condition
            let unreadable = condition.values.indices.filter { condition.isUnreadable($0) }
            for index in unreadable where condition.values[index].variables.isEmpty {
                let isUseless = unreadable.count == condition.values.count && condition.operator.comparison != .boolean
                run.report(
                    .warning,
                    placed,
                    value: index,
                    neverHolds: isUseless && !condition.operator.isNegated,
                    "\"\(condition.values[index])\" \(condition.complaint(index))"
                        + (isUseless ? condition.consequence(placed.name) : "")
                )
            }
        }
    }
}

extension Condition {
    fileprivate func isUnreadable(_ index: Int) -> Bool {
        if case .boolean = self.operator.comparison { return !["true", "false"].contains(values[index].lowercased()) }
        return operands[index] == .nothing
    }

    fileprivate func complaint(_ index: Int) -> String {
        switch self.operator.comparison {
        case .number: return "is no number, and matches nothing"
        case .date: return "is no date, which is written as 2027-02-01T00:00:00Z, and matches nothing"
        case .boolean: return "is neither true nor false, and counts as false"
        case .address:
            guard let network = networkWithoutHostBits(values[index]) else {
                return "is no range of addresses, which is written as 192.0.2.0/24, and matches nothing"
            }
            return "has bits set behind its prefix, so it matches nothing; write \(network)"
        case .string, .binary, .arn, .null: return "matches nothing"
        }
    }

    fileprivate func consequence(_ name: String) -> String {
        if self.operator.isNegated { return "; so \(name) always holds" }
        return self.operator.ifExists ? "; so \(name) only holds where the key is absent" : "; so \(name) never holds"
    }

    /// The network of version 6 that a text means, where it has bits set behind its prefix.
    private func networkWithoutHostBits(_ text: String) -> String? {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let address = IPAddress(parts[0]), address.width == 128, let prefix = Int(parts[1]),
            (0...128).contains(prefix)
        else { return nil }
        let bits = prefix == 0 ? 0 : address.bits & ~((UInt128(1) << UInt128(128 - prefix)) - 1)
        return "\(AddressCandidates.text(bits, 128))/\(prefix)"
    }
}
