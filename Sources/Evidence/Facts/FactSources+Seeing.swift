internal import Organization

extension FactSources {
    /// Notes a live answer, or that it is missing.
    func see<Answer>(
        _ answer: Known<Answer>,
        _ call: AWSCall,
        inRootSession: Bool = false,
        _ field: String,
        in fact: inout Fact,
        _ read: (Answer) -> (Bool, String)
    ) {
        switch answer {
        case .known(let answer):
            let (value, words) = read(answer)
            fact.see(value, live(call, inRootSession: inRootSession, field, words))
        case .unknown(let gap):
            // Sessions of the root user are only to be had on members, and other answers tell the same.
            if gap.cause != .notCollected { fact.miss(gap) }
        }
    }

    /// Notes what a counter of the summary says, if it decides anything.
    func see(
        counter: String,
        in fact: inout Fact,
        _ read: (AccountSummary) -> Int64?,
        _ decide: (Int64) -> Bool?
    ) {
        switch evidence.summary {
        case .known(let summary):
            guard let count = read(summary) else {
                return fact.miss(Gap(.getAccountSummary, .fieldMissing(counter)))
            }
            guard let value = decide(count) else { return }
            fact.see(value, live(.getAccountSummary, counter, String(count)))
        case .unknown(let gap):
            fact.miss(gap)
        }
    }

    /// Notes what a column of the report says; a nil in a field that was read means that it decides nothing.
    func seeReport(_ column: String, in fact: inout Fact, _ read: (RootUserRow) -> Field<Bool?>) {
        switch evidence.credentialReport {
        case .known(let known):
            switch read(known.root) {
            case .read(let value?): fact.see(value, reportCitation(column))
            case .read(nil): break
            case .noColumn: fact.miss(Gap(.getCredentialReport, .fieldMissing(column)))
            case .notUnderstood: fact.miss(notUnderstood(column))
            }
        case .unknown(let gap):
            fact.miss(gap)
        }
    }

    /// Notes whether either of two columns says yes. One yes decides; a no needs both.
    func seeBoth(_ columns: [String], in fact: inout Fact, _ read: (RootUserRow) -> [Field<Bool>]) {
        guard let row = evidence.credentialReport.value?.root else {
            if let gap = evidence.credentialReport.gap { fact.miss(gap) }
            return
        }
        let fields = zip(columns, read(row))
        let yes = fields.filter { $0.1.value == true }
        if !yes.isEmpty {
            for (column, _) in yes { fact.see(true, reportCitation(column)) }
            return
        }
        var isWhole = true
        for (column, field) in fields where field.value == nil {
            isWhole = false
            fact.miss(field == .noColumn ? Gap(.getCredentialReport, .fieldMissing(column)) : notUnderstood(column))
        }
        guard isWhole else { return }
        for (column, _) in fields { fact.see(false, reportCitation(column)) }
    }

    /// A key that was ever made and not deleted has a date of rotation.
    static func presentButInactive(_ key: RootUserRow.AccessKey) -> Field<Bool> {
        switch (key.active, key.lastRotated) {
        case (.read(true), _), (.read(false), .read(.notApplicable)): .read(false)
        case (.read(false), .read(.at)): .read(true)
        case (.noColumn, _), (_, .noColumn): .noColumn
        default: .notUnderstood
        }
    }

    static func statuses(of credentials: [ListedCredential]) -> String {
        let words = credentials.map { $0.id + ($0.isActive ? " Active" : " Inactive") }
        return words.isEmpty ? "none" : words.joined(separator: ", ")
    }

    /// Whether the snapshot was taken before the report was generated.
    var isReportNewer: Bool {
        guard let generated = evidence.credentialReport.value?.generated, let taken = evidence.takenAt else {
            return false
        }
        return taken < generated
    }

    /// Lets the report go first where it is newer than the live answers.
    func newerFirst(_ fact: Fact) -> Fact {
        guard isReportNewer else { return fact }
        let file = reportFile
        var fact = fact
        fact.putFirst { $0.file == file }
        return fact
    }
}

extension Field {
    func map<Derived>(_ derive: (Value) -> Derived) -> Field<Derived> {
        switch self {
        case .read(let value): .read(derive(value))
        case .noColumn: .noColumn
        case .notUnderstood: .notUnderstood
        }
    }
}
