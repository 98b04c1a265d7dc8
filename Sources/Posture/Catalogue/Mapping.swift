internal import FoundationEssentials

/// Which requirements of published standards a control answers.
public struct Mapping: Sendable {
    /// Requirements by standard, such as `cis-aws-foundations-v3.0.0` and `1.5`; standards in the order of their names.
    public let requirements: [(standard: String, ids: [String])]

    /// The mappings of all controls that have any.
    ///
    /// - Throws: where the data that comes with Taproot is broken.
    public static func all() throws -> [ControlID: Mapping] {
        let file = try JSONDecoder().decode(
            [String: [String: [String]]].self,
            from: Data(PackageResources.mappings_json)
        )
        var mappings: [ControlID: Mapping] = [:]
        for (name, standards) in file {
            guard let control = ControlID(rawValue: name) else { continue }
            mappings[control] = Mapping(
                requirements: standards.sorted { $0.key < $1.key }.map { (standard: $0.key, ids: $0.value) }
            )
        }
        return mappings
    }
}
