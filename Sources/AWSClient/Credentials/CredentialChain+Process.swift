/// A program that gives credentials.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>
extension CredentialChain {
    func process(_ command: String?) async throws(CredentialError) -> CredentialOutcome {
        guard let command else { return .absent("the profile has no credential_process") }
        guard let words = ShellWords.split(command), let program = words.first else {
            throw .failed(.process, reason: "credential_process is no command line: a quotation in it does not end")
        }
        let child = ChildProcess(words, environment: surroundings.environment, limit: 64 << 10, patience: patience)
        let output: [UInt8]
        do throws(ChildProcess.Failure) {
            output = try await child.output()
        } catch {
            throw .failed(.process, reason: "\(program) \(error.reason)")
        }
        let answer = try CredentialAnswer(output, from: .process)
        guard answer.version == 1 else {
            throw .failed(.process, reason: "the Version in the answer of \(program) is not 1, which alone is known")
        }
        return .found(try answer.credentials(from: .process))
    }
}
