/// An account that a blueprint asks for: its name, where it is, and what is special about it.
struct Role: Sendable {
    let name: String
    /// The path of its organizational unit, empty for the root; standalone accounts have none either.
    let unit: String
    let traits: [AccountTrait]

    init(_ name: String, in unit: String = "", _ traits: AccountTrait...) {
        self.init(name, in: unit, traits: traits)
    }

    init(_ name: String, in unit: String, traits: [AccountTrait]) {
        self.name = name
        self.unit = unit
        self.traits = traits
    }
}
