import Organization
import Remedy
import TestSupport

/// Options that somebody might give, sensible or not.
struct RandomDemand: Sendable, CustomStringConvertible {
    let requiresMFA: Bool
    let deniesRoot: Bool
    let ranges: [String]
    let exceptions: [String]
    let allowsAssumeRoot: Bool
    let allowsMFAEnrolment: Bool
    let partitions: [Partition]
    let vpcEndpoints: [String]
    let vpcs: [String]

    private static let actions = [
        "iam:*", "iam:Get*", "iam:GetUser", "sts:*", "sts:Get*", "s3:PutBucketPolicy", "account:CloseAccount",
        "support:*",
        "IAM:EnableMFADevice", "*:List*", "organizations:Leave??????????on",
    ]
    private static let networks = [
        "192.0.2.0/24", "192.0.2.0/25", "198.51.100.7", "10.0.0.0/8", "2001:db8::/32", "0.0.0.0/0", "2001:db8:1::/48",
        "203.0.113.64/26", "203.0.113.0/26",
    ]

    init(_ chance: inout SeededGenerator) {
        func some<Element>(_ all: [Element], _ most: Int) -> [Element] {
            (0..<Int.random(in: 0...most, using: &chance)).compactMap { _ in all.randomElement(using: &chance) }
        }
        requiresMFA = Bool.random(using: &chance)
        deniesRoot = Int.random(in: 0..<4, using: &chance) == 0
        var ranges = some(Self.networks, 3)
        if Int.random(in: 0..<20, using: &chance) == 0 {
            ranges += (0..<Int.random(in: 300...900, using: &chance)).map { "10.\($0 / 256).\($0 % 256).128/25" }
        }
        self.ranges = ranges
        exceptions = some(Self.actions, 3)
        allowsAssumeRoot = Bool.random(using: &chance)
        allowsMFAEnrolment = Bool.random(using: &chance)
        partitions = Int.random(in: 0..<3, using: &chance) == 0 ? some([.aws, .govCloud, .china], 2) : []
        vpcEndpoints = Int.random(in: 0..<3, using: &chance) == 0 ? some(["vpce-0a1b2c3d", "vpce-11223344"], 2) : []
        vpcs = Int.random(in: 0..<3, using: &chance) == 0 ? some(["vpc-0a1b2c3d", "vpc-11223344"], 2) : []
    }

    func demand() throws(GuardError) -> GuardDemand {
        try GuardDemand(
            requiresMFA: requiresMFA,
            deniesRoot: deniesRoot,
            onlyFrom: ranges,
            except: exceptions,
            allowsAssumeRoot: allowsAssumeRoot,
            allowsMFAEnrolment: allowsMFAEnrolment,
            partitions: partitions,
            vpcEndpoints: vpcEndpoints,
            vpcs: vpcs
        )
    }

    var description: String {
        "mfa \(requiresMFA) deny \(deniesRoot) from \(ranges.prefix(5)) (\(ranges.count)) except \(exceptions) assume "
            + "\(allowsAssumeRoot) enrol \(allowsMFAEnrolment) in \(partitions) through \(vpcEndpoints) \(vpcs)"
    }
}
