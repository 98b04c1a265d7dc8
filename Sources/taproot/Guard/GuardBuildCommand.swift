internal import ArgumentParser
internal import Organization
internal import Remedy
internal import Report

struct GuardBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Write the smallest policy that provably has a property.",
        discussion: """
            Writes a service control policy, proves over all requests that it denies what it is to deny, and tells what \
            root users can still do under it and what they are locked out of. What cannot be proved is not printed.

            EXAMPLES
              taproot guard build --require-mfa
              taproot guard build --require-mfa --allow-assume-root -o guard.json
              taproot guard build --deny-root --allow-assume-root --as terraform
              taproot guard build --only-from 192.0.2.0/24 2001:db8::/32 --vpc-endpoint vpce-0123456789abcdef0
              taproot guard build --except account:* support:*
              taproot guard build --require-mfa --only-from 192.0.2.0/24 --format json

            --except alone is --deny-root with exceptions. --require-mfa and --only-from go together, each as a statement \
            of its own. A policy is attached beside AWS's own FullAWSAccess, to a root, a unit or an account.

            The policy goes to the file of -o, where one is named; what is to be said of it is printed in any case.
            """
    )

    @Flag(help: "Deny root users everything without MFA.")
    var requireMfa = false

    @Flag(help: "Deny root users everything.")
    var denyRoot = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Deny root users everything from elsewhere than these ranges.", valueName: "cidr")
    )
    var onlyFrom: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Leave these actions open, such as iam:GetUser or iam:*.", valueName: "action")
    )
    var except: [String] = []

    @Flag(help: "Leave sessions of sts:AssumeRoot as they are: centralized root access needs them.")
    var allowAssumeRoot = false

    @Flag(help: "Leave open what a root user without MFA needs to enrol a device; whoever has the password can do it.")
    var allowMfaEnrolment = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Bind root users of these partitions only, such as aws-us-gov.", valueName: "partition")
    )
    var partition: [Partition] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("With --only-from, let requests through these VPC endpoints pass.", valueName: "id")
    )
    var vpcEndpoint: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("With --only-from, let requests from these VPCs pass.", valueName: "id")
    )
    var vpc: [String] = []

    @Option(name: .customLong("as"), help: "The form of the policy: json, terraform or cloudformation.")
    var form: GuardFormat = .json

    @Option(help: "The policy's name, in Terraform and CloudFormation.")
    var name: GuardName = .standard

    @Option(help: "How to print what is proved: text or json.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: ArgumentHelp("A file to write the policy to.", valueName: "file"))
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func validate() throws { _ = try demand() }

    /// What is refused is wrong usage.
    private func demand() throws -> GuardDemand {
        do throws(GuardError) {
            return try GuardDemand(
                requiresMFA: requireMfa,
                deniesRoot: denyRoot,
                onlyFrom: Self.items(onlyFrom),
                except: Self.items(except),
                allowsAssumeRoot: allowAssumeRoot,
                allowsMFAEnrolment: allowMfaEnrolment,
                partitions: partition,
                vpcEndpoints: Self.items(vpcEndpoint),
                vpcs: Self.items(vpc)
            )
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// Values may stand in one word with commas between them, too.
    private static func items(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map(String.init) }
    }

    private func built() throws -> BuiltGuard {
        let demand = try demand()
        do throws(GuardError) { return try demand.build() } catch {
            if case .refused(let reason) = error { throw ValidationError(reason) }
            throw error
        }
    }

    func run() async throws {
        try await Exit.reporting {
            let built = try built()
            if let output {
                let file = try FileOutput(path: output)
                file.write(built.written(as: form, name: name))
                try file.finish()
            }
            var printed = FileOutput()
            switch format {
            case .text:
                GuardTextView(built, as: form, name: name, style: .current(toFile: false)).write(to: &printed)
            case .json: GuardJSONView(built, as: form, name: name).write(to: &printed)
            }
            try printed.finish()
        }
    }
}
