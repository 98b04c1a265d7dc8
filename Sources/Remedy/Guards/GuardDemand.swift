public import Organization
internal import PolicyReach

/// What a guard of root users is to do.
public struct GuardDemand: Hashable, Sendable {
    /// What is denied to root users.
    public enum Denial: Hashable, Sendable {
        /// Everything.
        case everything
        /// Everything without MFA.
        case withoutMFA
        /// Everything from elsewhere than these addresses.
        case fromElsewhere(AddressRanges)
    }

    /// What is denied, each by a statement of its own.
    public let denials: [Denial]
    /// Actions that stay open, which may hold wildcards.
    public let exceptions: [String]
    /// Whether sessions of `sts:AssumeRoot` stay as they are.
    public let allowsAssumeRoot: Bool
    /// Whether a root user without MFA may enrol a device.
    public let allowsMFAEnrolment: Bool
    /// The partitions whose root users are meant; all where it is empty.
    public let partitions: [Partition]
    /// VPC endpoints that requests may come through.
    public let vpcEndpoints: [String]
    /// VPCs that requests may come from.
    public let vpcs: [String]

    /// Puts together what somebody asks for.
    ///
    /// - Parameters:
    ///   - requiresMFA: whether everything without MFA is to be denied.
    ///   - deniesRoot: whether everything is to be denied. It is also where only exceptions are named.
    ///   - ranges: where requests may come from; nothing where it is empty.
    ///   - exceptions: actions that stay open.
    ///   - allowsAssumeRoot: whether sessions of `sts:AssumeRoot` stay as they are.
    ///   - allowsMFAEnrolment: whether a root user without MFA may enrol a device.
    ///   - partitions: the partitions that are meant; all where it is empty.
    ///   - vpcEndpoints: VPC endpoints that requests may come through.
    ///   - vpcs: VPCs that requests may come from.
    /// - Throws: where that makes no sense.
    public init(
        requiresMFA: Bool = false,
        deniesRoot: Bool = false,
        onlyFrom ranges: [String] = [],
        except exceptions: [String] = [],
        allowsAssumeRoot: Bool = false,
        allowsMFAEnrolment: Bool = false,
        partitions: [Partition] = [],
        vpcEndpoints: [String] = [],
        vpcs: [String] = []
    ) throws(GuardError) {
        let addresses = try AddressRanges(ranges)
        var denials: [Denial] = []
        if deniesRoot || !requiresMFA && ranges.isEmpty && !exceptions.isEmpty { denials.append(.everything) }
        if requiresMFA { denials.append(.withoutMFA) }
        if !ranges.isEmpty { denials.append(.fromElsewhere(addresses)) }
        self.denials = denials
        self.exceptions = ActionPatterns.withoutCovered(exceptions)
        self.allowsAssumeRoot = allowsAssumeRoot
        self.allowsMFAEnrolment = allowsMFAEnrolment
        self.partitions = Partition.allCases.filter(partitions.contains)
        self.vpcEndpoints = Set(vpcEndpoints).sorted()
        self.vpcs = Set(vpcs).sorted()
        try checkDenials(addresses)
        try checkExceptions(exceptions)
        try checkNetworks()
    }

    private func checkDenials(_ addresses: AddressRanges) throws(GuardError) {
        if denials.isEmpty {
            throw .refused("say what the guard is to do: --require-mfa, --deny-root, --only-from or --except")
        }
        if denials.contains(.everything), denials.count > 1 {
            throw .refused(
                "--deny-root denies all that --require-mfa or --only-from would, and leaves nothing for them to do; take one "
                    + "or the other"
            )
        }
        if addresses.areAll {
            throw .refused(
                "--only-from 0.0.0.0/0 ::/0 is everywhere, which leaves nothing to deny; name your own ranges"
            )
        }
        if allowsMFAEnrolment, !denials.contains(.everything), !denials.contains(.withoutMFA) {
            throw .refused(
                "--allow-mfa-enrolment goes with --require-mfa or --deny-root: --only-from asks for no MFA, and a device can "
                    + "be enrolled from the ranges anyway"
            )
        }
    }

    private func checkExceptions(_ given: [String]) throws(GuardError) {
        for action in given {
            if !Property.isAction(action) || action.contains(where: { !Self.canStand($0) }) {
                throw .refused("\"\(action)\" is no action; write it as iam:CreateUser or iam:*")
            }
            if ActionPatterns.lies("*:*", within: action) {
                throw .refused("--except \(action) leaves nothing to deny; name the actions that have to stay open")
            }
            if action.lowercased() == Federation.action.lowercased() {
                throw .refused(
                    "\(Federation.action) makes a session that is not the root user's, which no guard of root users binds; it "
                        + "cannot be an exception"
                )
            }
        }
    }

    private static func canStand(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || ":-_*?".contains(character))
    }

    private func checkNetworks() throws(GuardError) {
        if vpcEndpoints.isEmpty, vpcs.isEmpty { return }
        let isOfAddresses = denials.contains { if case .fromElsewhere = $0 { true } else { false } }
        if !isOfAddresses {
            throw .refused(
                "--vpc-endpoint and --vpc go with --only-from: without it no guard looks at where requests come from"
            )
        }
        for (ids, prefix) in [(vpcEndpoints, "vpce-"), (vpcs, "vpc-")] {
            for id in ids
            where !id.hasPrefix(prefix) || !id.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
                || id.count == prefix.count
            {
                throw .refused("\"\(id)\" is no id; write it as \(prefix)0123456789abcdef0")
            }
        }
    }
}
