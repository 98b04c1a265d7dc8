internal import Evidence
internal import Organization
internal import Posture

/// What is said of one control in one account, and how it is known.
struct Finding {
    let control: String
    let mark: StatusMark
    let reason: String
    let sentence: String
    /// What the account shows by itself, where policies make a difference.
    let level: StatusMark?
    let tried: TriedGuard?
    let isContradicted: Bool
    /// Who accepts it, where somebody does.
    let accepted: String?
    let sources: [Source]

    /// A property of the policies that was asked for.
    struct TriedGuard {
        let property: String
        let result: String
    }

    /// A file, and what was read in it.
    struct Source {
        let file: String
        let asOf: String
        var fields: [Field]
    }

    /// What stands in one field.
    struct Field: Equatable {
        let field: String
        let value: String
    }

    /// A verdict on an account whose evidence lies in `folder`: files in it are named without it.
    init(_ verdict: Verdict, _ acceptance: Acceptance?, folder: String?) {
        control = verdict.control.rawValue
        mark = StatusMark(verdict.status, isAccepted: acceptance != nil)
        reason = verdict.reason.rawValue
        sentence = verdict.sentence
        let own = verdict.accountLevel
        level = own.status == verdict.status ? nil : StatusMark(own.status)
        tried = verdict.guardVerdict.map { TriedGuard(property: $0.property.rawValue, result: $0.result.rawValue) }
        isContradicted = own.isContradicted
        accepted = acceptance?.sentence
        sources = Self.sources(own.evidence, folder: folder)
    }

    /// Fields that were read in one file at one time stand together and once, where the first of them stood.
    private static func sources(_ citations: [Citation], folder: String?) -> [Source] {
        var sources: [Source] = []
        for citation in citations {
            let file = name(of: citation.file, in: folder)
            let asOf = citation.asOf?.description ?? "an unknown time"
            let field = Field(field: citation.field, value: citation.value)
            if let index = sources.firstIndex(where: { $0.file == file && $0.asOf == asOf }) {
                if !sources[index].fields.contains(field) { sources[index].fields.append(field) }
            } else {
                sources.append(Source(file: file, asOf: asOf, fields: [field]))
            }
        }
        return sources
    }

    private static func name(of file: String, in folder: String?) -> String {
        guard let folder, file.hasPrefix(folder + "/") else { return file }
        return String(file.dropFirst(folder.count + 1))
    }
}
