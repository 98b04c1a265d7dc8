internal import Organization
internal import Remedy

/// Attaching a service control policy to a node.
extension Mender {
    func attach(_ attachment: GuardAttachment) async throws(MendingStop) {
        let node = attachment.node.description
        world.tell("\(node): comparing the attached policies with the snapshot")
        try await compare(attachment)
        let policy = try await policy(for: attachment)
        if attachment.attached.contains(where: { $0.description == policy }) {
            world.tell("\(policy) is attached to \(node) already")
            return
        }
        try await perform(.attachPolicy(policy, target: node))
        try await compare(attachment)
    }

    /// The policy that is to be attached: the same one that is there already, or a new one.
    private func policy(for attachment: GuardAttachment) async throws(MendingStop) -> String {
        let step = Step.createPolicy(name: attachment.name, text: attachment.document.text)
        if let made = journal.state[step], case .done(let result?) = made {
            try await check(attachment, isText: try await text(ofPolicy: result), of: result)
            return result
        }
        if let same = attachment.same?.description {
            try await check(attachment, isText: try await text(ofPolicy: same), of: same)
            return same
        }
        if let named = try await policy(named: attachment.name), !journal.state.wasBegun(step) {
            try await check(attachment, isText: named.text, of: named.id)
            return named.id
        }
        guard let made = try await perform(step) else { throw .unclear(step, nil) }
        return made
    }

    private func check(
        _ attachment: GuardAttachment,
        isText text: String,
        of policy: String
    ) async throws(MendingStop) {
        guard attachment.document.isSame(as: text) else {
            throw .surprise(
                "Policy \(policy) of the organization, which was to be attached, has another text now. Choose another name "
                    + "with --name, or look at what it says."
            )
        }
    }

    /// Holds what hangs at the node to what the snapshot shows there, but for what this journal attached.
    private func compare(_ attachment: GuardAttachment) async throws(MendingStop) {
        let node = attachment.node.description
        let found = Set(try await policies(at: node))
        let expected = Set(attachment.attached.map(\.description))
        let mine = Set(
            journal.state.steps.compactMap { step in
                if case .attachPolicy(let policy, node) = step { policy } else { nil }
            }
        )
        if let more = found.subtracting(expected).subtracting(mine).min() {
            throw .surprise("Policy \(more) is attached to \(node), which the snapshot does not show.")
        }
        if let missing = expected.subtracting(found).min() {
            throw .surprise("Policy \(missing) is no longer attached to \(node), where the snapshot shows it.")
        }
        let gone = mine.subtracting(found).first { journal.state.isDone(.attachPolicy($0, target: node)) }
        if let gone {
            throw .surprise("Policy \(gone), which was attached to \(node) before, has been detached since.")
        }
    }
}
