internal import ArgumentParser
internal import PolicyLanguage
internal import PolicyReach
internal import Report

struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove what policies deny the root user, or show the request that gets through.",
        discussion: """
            The answer holds for all requests, not for samples: proved, refuted with requests that get through, or \
            unknown with the reason.

            PROPERTIES
              root-requires-mfa             every request of root without MFA is denied
              root-keys-denied              every request signed with an access key of root is denied
              root-denied                   every request of root is denied
              root-denied-except:iam:*      every one but these actions (separated by commas)
              root-only-from:192.0.2.0/24   every one from an address outside these ranges
              root-requires-mfa-except:iam:*, root-keys-denied-except:…, root-only-from:192.0.2.0/24;except:iam:*
                                            the same, but for these actions
              assume-root-denied, …         the same of sessions that sts:AssumeRoot opened

            EXAMPLES
              taproot policy prove root-requires-mfa --policy guard.json --account 111122223333
              taproot policy prove root-denied --organization fleet/o-a1b2c3d4e5 --account 111122223333 --format json
              taproot policy prove --questions questions.jsonl

            Policies named with --policy hang at one place. Where none of them allows anything, AWS's own FullAWSAccess \
            is taken to hang beside them: guards are written to be attached that way.

            The exit code is 0 where all is proved, and 3 where something is not.
            """
    )

    @Argument(help: "What is to be proved; see above.")
    var property: String?

    @Option(help: ArgumentHelp("A policy that hangs over the account; may be given more than once.", valueName: "file"))
    var policy: [String] = []

    @Option(
        help: ArgumentHelp("An organization's folder of a snapshot, which holds the policies.", valueName: "folder")
    )
    var organization: String?

    @Option(help: "The account whose root user is meant.")
    var account: AccountArgument?

    @Option(help: "The partition of the account's ARNs.")
    var partition = "aws"

    @Option(
        help: ArgumentHelp(
            "Questions as JSON lines, each with account, property and serviceControlPolicies; - is standard input.",
            valueName: "file"
        )
    )
    var questions: String?

    @Flag(help: "Of --questions, say whether each is proved, with one request that gets through, and nothing else.")
    var verdictOnly = false

    @Flag(help: "Of --questions, say on standard error how long reading, answering and writing took.")
    var timings = false

    @Option(help: "text or json.")
    var format: ProofFormat = .text

    @Flag(help: "Exit with 0 even where something is not proved.")
    var exitZero = false

    func validate() throws {
        if questions == nil {
            guard property != nil else { throw ValidationError("name a property, such as root-requires-mfa") }
            guard account != nil else { throw ValidationError("name the account with --account") }
            guard policy.isEmpty != (organization == nil) else {
                throw ValidationError("name policies with --policy, or an organization's folder with --organization")
            }
        }
        if questions == nil, verdictOnly || timings {
            throw ValidationError("--verdict-only and --timings go with --questions")
        }
        if let property { _ = try Self.parsed(property) }
    }

    private static func parsed(_ text: String) throws -> Property {
        do throws(PropertyError) { return try Property(parsing: text) } catch {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        try await Exit.reporting {
            var output = FileOutput()
            var isAllProved = true
            if let questions {
                try answer(questions, &isAllProved, to: &output)
            } else if let property, let account {
                let proof = try await proof(try Self.parsed(property), account)
                isAllProved = proof.result == .proved
                write(proof, id: nil, to: &output)
            }
            try output.finish()
            if !isAllProved, !exitZero { throw Exit.somethingFails }
        }
    }

    private func proof(_ property: Property, _ account: AccountArgument) async throws -> Proof {
        if let organization { return try await OrganizationPolicies(organization, account.id).prove(property) }
        let files = try PolicyFiles(policy)
        let user = RootUser(account: account.id, partition: partition)
        let proof = Prover(files.stack, over: user).prove(property)
        guard files.hasFullAccessAdded else { return proof }
        return proof.assuming("AWS's own FullAWSAccess hangs beside these policies, none of which allows anything.")
    }

    private func answer(_ questions: String, _ isAllProved: inout Bool, to output: inout FileOutput) throws {
        let given = try property.map(Self.parsed)
        let lines = try Lines(path: questions)
        var times = ProofTimes()
        var number = 0
        while let line = try lines.next() {
            number += 1
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
            times.begin()
            let question = try question(line, given, "\(questions):\(number)")
            times.end(\.reading)
            let prover = Prover(question.stack, over: question.user)
            let result: Proof.Result
            if verdictOnly {
                let verdict = prover.verdict(on: question.property)
                times.end(\.answering)
                VerdictJSONView(verdict, account: question.user.account, id: question.id).write(to: &output)
                result = verdict.result
            } else {
                let proof = prover.prove(question.property)
                times.end(\.answering)
                ProofJSONView(proof, id: question.id).write(to: &output)
                result = proof.result
            }
            times.end(\.writing)
            if result != .proved { isAllProved = false }
        }
        if timings { Exit.standardError(times.description + "\n") }
    }

    private func question(_ line: [UInt8], _ given: Property?, _ place: String) throws(InputError) -> ProofQuestion {
        let node: JSONNode
        do throws(JSONSyntaxError) { node = try JSONNode(parsing: line) } catch {
            throw InputError(description: "\(place): is not JSON: \(error)")
        }
        do throws(InputError) { return try ProofQuestion(node, property: given) } catch {
            throw InputError(description: "\(place): \(error)")
        }
    }

    private func write(_ proof: Proof, id: String?, to output: inout FileOutput) {
        switch format {
        case .text: ProofTextView(proof, style: .current(toFile: false)).write(to: &output)
        case .json, .jsonl: ProofJSONView(proof, id: id).write(to: &output)
        }
    }
}

/// How a proof is written.
enum ProofFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl
}

/// Twelve digits.
struct AccountArgument: ExpressibleByArgument {
    let id: String

    init?(argument: String) {
        guard argument.utf8.count == 12, argument.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        id = argument
    }
}
