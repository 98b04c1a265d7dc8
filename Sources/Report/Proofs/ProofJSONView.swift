internal import PolicyLanguage
public import PolicyReach

/// A proof as JSON, as the contract of `taproot policy prove` has it.
public struct ProofJSONView: Sendable {
    private let id: String?
    private let proof: Proof

    /// The view of a proof; `id` is the name that the question came with.
    public init(_ proof: Proof, id: String? = nil) {
        self.id = id
        self.proof = proof
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.proof(proof, id: id)
        output.write(json.text + "\n")
    }
}

extension JSONText {
    /// A proof as the contract of `taproot policy prove` has it.
    mutating func proof(_ proof: Proof, id: String? = nil) {
        object { json in
            if let id { json.member("id", id) }
            json.member("property", proof.property.description)
            json.member("account", proof.user.account)
            json.member("result", proof.result.rawValue)
            json.members(proof)
            json.member("assumptions") { $0.strings(proof.assumptions) }
            json.member("doubts") { $0.strings(proof.doubts) }
            json.member("escapes") { $0.strings(proof.escapes) }
        }
    }

    /// A proof as a part of a verdict; the first witness stands out.
    mutating func tried(_ proof: Proof) {
        members(proof)
        if let first = proof.remainder.first { member("witness") { $0.request(first.witness) } }
        member("assumptions") { $0.strings(proof.assumptions) }
        member("doubts") { $0.strings(proof.doubts) }
        if !proof.escapes.isEmpty { member("escapes") { $0.strings(proof.escapes) } }
    }

    /// What decides, and what is left open.
    mutating func members(_ proof: Proof) {
        member("by") { $0.array(proof.by) { $1.deciding($0) } }
        member("remainder") { $0.remainders(proof.remainder) }
        member("remainderIsComplete", proof.isRemainderComplete)
    }

    mutating func remainders(_ remainders: [Remainder]) {
        array(remainders) { $1.remainder($0) }
    }

    mutating func strings(_ strings: [String]) {
        array(strings) { $1.string($0) }
    }

    private mutating func deciding(_ deciding: Proof.Deciding) {
        object { json in
            json.member("policy", deciding.policy)
            json.member("name", deciding.name)
            json.member("statement") { $0.number(deciding.statement.map(String.init) ?? "null") }
            json.member("sid", deciding.sid)
            json.member("attachedTo", deciding.node)
            json.member("level", deciding.level)
            json.member("source", deciding.source.rawValue)
        }
    }

    private mutating func remainder(_ remainder: Remainder) {
        object { json in
            json.member("sentence", remainder.sentence)
            json.member("credential", remainder.credential.rawValue)
            json.description(remainder.description)
            json.member("except") {
                $0.array(remainder.except) { except, json in json.object { $0.description(except) } }
            }
            json.member("witness") { $0.request(remainder.witness) }
        }
    }

    private mutating func description(_ description: Remainder.Description) {
        member("actions") { $0.strings(description.actions) }
        if !description.notActions.isEmpty { member("notActions") { $0.strings(description.notActions) } }
        member("resources") { $0.strings(description.resources) }
        if !description.notResources.isEmpty { member("notResources") { $0.strings(description.notResources) } }
        if !description.within.isEmpty { member("within") { $0.array(description.within) { $1.strings($0) } } }
        member("conditions") { $0.conditions(description.conditions) }
    }

    /// Operators hold keys, keys hold values. A key that one operator names more than once stands in a list of blocks.
    private mutating func conditions(_ conditions: [Remainder.ConditionText]) {
        var blocks: [[Remainder.ConditionText]] = []
        for condition in conditions {
            let place = blocks.firstIndex { block in
                !block.contains { $0.operator == condition.operator && $0.key == condition.key }
            }
            if let place { blocks[place].append(condition) } else { blocks.append([condition]) }
        }
        guard blocks.count > 1 else {
            block(blocks.first ?? [])
            return
        }
        object { json in
            for (index, block) in blocks.enumerated() {
                json.pair(index == 0 ? "all" : "and\(index)") { $0.block(block) }
            }
        }
    }

    private mutating func block(_ conditions: [Remainder.ConditionText]) {
        object { json in
            var operators: [String] = []
            for condition in conditions where !operators.contains(condition.operator) {
                operators.append(condition.operator)
            }
            for name in operators {
                json.pair(name) { json in
                    json.object { json in
                        for condition in conditions where condition.operator == name {
                            json.pair(condition.key) { $0.strings(condition.values) }
                        }
                    }
                }
            }
        }
    }

    /// A request as `taproot policy evaluate` takes it.
    mutating func request(_ request: Request) {
        object { json in
            json.member("principal", request.principal)
            json.member("action", request.action)
            json.member("resource", request.resource)
            json.member("context") { json in
                json.object { json in
                    for key in request.context.keys.sorted() {
                        switch request.context[key] {
                        case .single(let value): json.pair(key) { $0.string(value) }
                        case .list(let values): json.pair(key) { $0.strings(values) }
                        case nil: break
                        }
                    }
                }
            }
        }
    }
}
