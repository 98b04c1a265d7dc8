internal import AWSClient

/// Has IAM make a credential report, waits for it, and takes it.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html>
struct CredentialReportErrand {
    let taker: Taker
    let folder: String

    /// How long is waited between two questions, in seconds. IAM needs some seconds for most accounts.
    private static let waits: [Double] = [0.5, 1, 1, 2, 2, 4, 4, 8, 8, 15, 15, 30, 30]
    /// What IAM says where the report has yet to be made, or made again.
    private static let notYet: Set<String> = [
        "ReportNotPresent", "ReportExpired", "ReportInProgress", "CredentialReportNotPresentException",
        "CredentialReportExpiredException", "CredentialReportNotReadyException",
    ]

    func take() async throws(CollectionError) {
        let report = Errand(.getCredentialReport(), in: folder)
        let generation = Errand(.generateCredentialReport(), in: folder)
        switch taker.folder.entry(report.file) {
        case .none: break
        // That there is no report is no last word where nobody was allowed to have one made.
        case .refused where taker.folder.isDenied(generation.file): break
        case .answered, .refused: return try await taker.leave(report)
        }
        for wait in Self.waits {
            switch try await taker.outcome(of: generation.call, for: folder) {
            case .answer(let answer):
                taker.folder.forgetRefusal(generation.file)
                if answer["State"]?.string == "COMPLETE", try await fetch(report) { return }
            case .refusal(let refusal):
                // There may be a report all the same, that somebody else had made. Nothing comes of waiting for one.
                try taker.folder.write(refusal, to: generation.file)
                try await taker.ask(report)
                return
            case .silence: return
            }
            try await pause(wait)
        }
        // It never came: the last word on it is what IAM says now.
        try await taker.ask(report)
    }

    /// Asks for the report.
    ///
    /// - Returns: false where IAM says that it has to be made first.
    private func fetch(_ report: Errand) async throws(CollectionError) -> Bool {
        switch try await taker.outcome(of: report.call, for: folder) {
        case .answer(let answer): try taker.folder.write(answer, to: report.file)
        case .refusal(let refusal) where Self.notYet.contains(refusal.code): return false
        case .refusal(let refusal): try taker.folder.write(refusal, to: report.file)
        case .silence: break
        }
        return true
    }

    private func pause(_ seconds: Double) async throws(CollectionError) {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { throw .cancelled }
    }
}
