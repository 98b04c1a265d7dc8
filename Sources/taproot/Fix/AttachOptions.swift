internal import ArgumentParser
internal import Organization
internal import Remedy

/// A service control policy to be attached.
struct AttachOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Attach this service control policy.", valueName: "file"))
    var attach: String?

    @Option(help: ArgumentHelp("The root, organizational unit or account that it is attached to.", valueName: "node"))
    var at: NodeID?

    @Option(
        help: ArgumentHelp("The policy's name where it is made anew. (default: the file's, without .json)")
    )
    var name: String?

    func validate() throws {
        if (attach == nil) != (at == nil) { throw ValidationError("--attach and --at go together.") }
        if name != nil, attach == nil { throw ValidationError("--name goes with --attach.") }
        if attach == "-", name == nil { throw ValidationError("Name the policy with --name.") }
    }

    /// What is to be attached; nil where nothing is.
    func attachment() throws(InputError) -> FixPlan.Attachment? {
        guard let attach, let at else { return nil }
        let text = try InputFile.text(attach)
        do throws(GuardDocumentError) {
            return FixPlan.Attachment(
                document: try GuardDocument(text),
                name: name ?? usualName,
                node: at,
                file: attach
            )
        } catch {
            throw InputError(description: "\(attach): \(error)")
        }
    }

    private var usualName: String {
        let last = (attach ?? "").split(separator: "/").last.map(String.init) ?? ""
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }
}
