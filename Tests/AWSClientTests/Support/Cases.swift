import AWSClient
import Foundation
import Testing

/// Cases that `scripts/aws-client-cases` wrote down by asking the AWS CLI.
enum Cases {
    static func read(_ name: String) throws -> [JSON] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Cases") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try JSON(parsing: Array(Data(contentsOf: url))).array ?? []
    }
}

extension JSON {
    /// The text of a member that must be there.
    func text(_ name: String) throws -> String {
        try #require(self[name]?.string)
    }
}
