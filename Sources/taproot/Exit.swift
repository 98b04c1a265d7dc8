internal import AWSClient
internal import ArgumentParser
internal import Collector
internal import DemoFleet
internal import Evidence
internal import Glibc
internal import Ledger
internal import Mending
internal import Remedy
internal import Report
internal import Settings

/// How every command ends.
enum Exit {
    /// It ran, and something fails.
    static let somethingFails = ExitCode(3)
    /// The input cannot be read as what it claims to be.
    static let badInput = ExitCode(65)
    /// A service could not be reached, or not for all that was to be asked.
    static let serviceNotReached = ExitCode(69)
    /// A fault of Taproot itself, or the output could not be written.
    static let fault = ExitCode(70)

    /// Runs a command's work; an error becomes one line on standard error and an exit code.
    static func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let code as ExitCode {
            throw code
        } catch let error as ValidationError {
            throw error
        } catch let error as EvidenceError {
            throw say(error.description, badInput)
        } catch let error as InputError {
            throw say(error.description, badInput)
        } catch let error as SettingsError {
            throw say(error.description, badInput)
        } catch let error as DemoFleetError {
            throw say(error.description, badInput)
        } catch let error as LedgerError {
            throw say(error.description, error.isOfInput ? badInput : fault)
        } catch let error as CollectionError {
            throw say(error.description, error.isOfFolder ? badInput : serviceNotReached)
        } catch let error as FixError {
            throw say(error.description, badInput)
        } catch let error as JournalError {
            throw say(error.description, error.isOfInput ? badInput : fault)
        } catch let error as MendingStop {
            throw say(error.description, code(of: error))
        } catch let error as AWSError {
            throw say(error.description, serviceNotReached)
        } catch let error as CredentialError {
            throw say(error.description, serviceNotReached)
        } catch let error as FileOutput.Failure {
            throw say(error.description, fault)
        } catch {
            throw say("\(error). This is a fault of Taproot itself; please report it.", fault)
        }
    }

    private static func code(of stop: MendingStop) -> ExitCode {
        switch stop.kind {
        case .notAllowed, .surprise: somethingFails
        case .aws: serviceNotReached
        case .journal: fault
        }
    }

    private static func say(_ words: String, _ code: ExitCode) -> ExitCode {
        standardError("taproot: \(words.split(whereSeparator: \.isNewline).joined(separator: " "))\n")
        return code
    }

    /// Writes to standard error, past all buffers.
    static func standardError(_ text: String) {
        var text = text
        text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
