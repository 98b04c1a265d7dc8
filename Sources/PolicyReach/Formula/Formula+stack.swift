internal import PolicyLanguage

extension Formula {
    /// What has to be true of a request of `user` that a stack of policies lets through.
    init(_ stack: PolicyStack, for user: RootUser) {
        self.init()
        for (index, level) in stack.serviceControl.enumerated() { addServiceControl(level, index) }
        for (index, level) in stack.resourceControl.enumerated() { addResourceControl(level, index, user) }
    }

    private mutating func addServiceControl(_ level: PolicyStack.Level, _ index: Int) {
        var allows: [[Literal]] = []
        for (policy, attached) in level.policies.enumerated() {
            switch attached.content {
            case .unreadable(let reason):
                let doubt = literal(.doubt("the policy \(attached.label) cannot be read: \(reason)"))
                allows.append([doubt])
                let place = StatementPlace(source: .serviceControl, level: index, policy: policy, statement: 0)
                constraints.append(Constraint(options: [[doubt]], source: .statement(place)))
            case .document(let document):
                for (number, statement) in document.statements.enumerated() {
                    guard let literals = serviceControlLiterals(statement, attached) else { continue }
                    let place = StatementPlace(source: .serviceControl, level: index, policy: policy, statement: number)
                    switch statement.effect {
                    case .allow: allows.append(literals)
                    case .deny: deny(literals, .statement(place))
                    }
                }
            }
        }
        require(allows, .level(index))
    }

    /// A statement with what service control policies cannot have is one that AWS would not have taken.
    private mutating func serviceControlLiterals(
        _ statement: Statement,
        _ policy: PolicyStack.Attached
    ) -> [Literal]? {
        guard var literals = literals(statement) else { return nil }
        if statement.principals != nil {
            literals.append(
                literal(.doubt("\(policy.label), \(statement.position): a service control policy has no Principal"))
            )
        }
        if statement.resources == nil {
            literals.append(
                literal(.doubt("\(policy.label), \(statement.position): a service control policy names a Resource"))
            )
        }
        return literals
    }

    /// Resource control policies deny only; what allows beside them is always attached.
    private mutating func addResourceControl(_ level: PolicyStack.Level, _ index: Int, _ user: RootUser) {
        let asker = Request(principal: user.arn, action: "", resource: "*")
        for (policy, attached) in level.policies.enumerated() {
            let place = { number in
                StatementPlace(source: .resourceControl, level: index, policy: policy, statement: number)
            }
            let supported = literal(.resourceControlledAction)
            switch attached.content {
            case .unreadable(let reason):
                let doubt = literal(.doubt("the policy \(attached.label) cannot be read: \(reason)"))
                constraints.append(Constraint(options: [[doubt], [!supported]], source: .statement(place(0))))
            case .document(let document):
                for (number, statement) in document.statements.enumerated() where statement.effect == .deny {
                    guard var literals = literals(statement) else { continue }
                    switch statement.principals?.matches(asker, .deny) ?? .yes {
                    case .no: continue
                    case .yes: break
                    case .unknown:
                        literals.append(literal(.doubt("\(attached.label), \(statement.position): NotPrincipal")))
                    }
                    deny(literals + boundActions(statement), .statement(place(number)))
                }
            }
        }
    }
}

extension Formula {
    /// What is left to ask of an action that a statement of a resource control policy is about, for the policy to bind it.
    private mutating func boundActions(_ statement: Statement) -> [Literal] {
        let actions = statement.actions
        let areOfBoundServices =
            !actions.isNegated
            && actions.values.allSatisfy { pattern in
                pattern.service.map(ResourceControlledServices.prefixes.contains) ?? false
            }
        let mayBeExcepted = ResourceControlledServices.exceptions.contains { action in
            actions.values.contains { $0.matches(Array(action.utf16)[...]) } != actions.isNegated
        }
        return (areOfBoundServices ? [] : [literal(.resourceControlledAction)])
            + (mayBeExcepted ? [!literal(.exceptedFromResourceControl)] : [])
    }
}

extension PolicyStack.Attached {
    /// The id, and the name where it says more.
    var label: String { name.map { "\(id) (\($0))" } ?? id }
}
