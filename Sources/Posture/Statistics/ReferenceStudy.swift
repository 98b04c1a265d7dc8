internal import FoundationEssentials

/// Published figures that a fleet can be laid beside.
public struct ReferenceStudy: Sendable, Decodable {
    /// What the study found of one control.
    public struct Figure: Sendable, Decodable {
        /// Accounts that failed for certain.
        public let fail: Int
        /// Accounts that failed at account level.
        public let accountLevelFail: Int
    }

    /// The name to ask for it by.
    public let id: String
    /// What it is.
    public let title: String
    /// The day whose state it describes.
    public let asOf: String
    /// How many accounts it looked at.
    public let accounts: Int
    private let controls: [String: Figure]

    /// What it found of a control; nil where it did not look at it.
    public func figure(of control: ControlID) -> Figure? {
        controls[control.rawValue]
    }

    /// All studies that come with Taproot.
    public static func all() throws -> [ReferenceStudy] {
        [try JSONDecoder().decode(ReferenceStudy.self, from: Data(PackageResources.study_2021_json))]
    }
}
