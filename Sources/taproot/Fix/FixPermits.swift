internal import ArgumentParser
internal import Glibc
internal import Remedy

/// What somebody has to say before more is done than is surely harmless.
struct FixPermits: ParsableArguments {
    @Flag(help: "Delete keys, and passwords with them, that were used within the window.")
    var evenIfUsed = false

    @Flag(help: "Go on where nobody but the root user is known to be able to administer an account.")
    var withoutOtherAdministrator = false

    @Flag(help: "Do not ask whether to go on.")
    var yes = false

    /// Asks whether to go on.
    ///
    /// - Throws: where there is nobody to ask, or the answer is no.
    func confirm(_ plan: FixPlan) throws {
        if yes { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw ValidationError("There is no terminal to ask on. Say --yes to go on.")
        }
        for fix in plan.fixes {
            guard let task = fix.task else { continue }
            Exit.standardError("\(fix.title)\n" + task.words.map { "  \($0)\n" }.joined())
        }
        Exit.standardError("Type yes to do this: ")
        guard readLine(strippingNewline: true) == "yes" else {
            throw InputError(description: "Nothing was changed.")
        }
    }
}
