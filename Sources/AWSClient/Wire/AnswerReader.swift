/// Reads what came back for a call.
enum AnswerReader {
    /// An answer with a status of success that isn't what AWS documents.
    struct Malformed: Error, Hashable, Sendable {
        let reason: String
    }

    /// The answer as the AWS CLI prints it.
    ///
    /// - Parameters:
    ///   - answer: What came, with a status of success.
    ///   - operation: What was asked.
    /// - Returns: The answer, of which members that the AWS CLI doesn't know are gone.
    /// - Throws: ``Malformed`` where it isn't what AWS documents.
    static func value(of answer: HTTPAnswer, for operation: Operation) throws(Malformed) -> JSON {
        // What only changes something answers with nothing, or with its request's id.
        if operation.output == [:] { return .object([]) }
        do {
            switch operation.service.wire {
            case .json, .restJSON:
                guard !answer.body.isEmpty else { throw Malformed(reason: "It is empty.") }
                return try operation.output.value(of: JSON(parsing: answer.body))
            case .query, .restXML:
                let root = try XMLElement(parsing: answer.body)
                guard let result = root["\(operation.name)Result"] else {
                    throw Malformed(reason: "It holds no \(operation.name)Result.")
                }
                return try operation.output.value(of: result)
            }
        } catch let error as Malformed {
            throw error
        } catch {
            throw Malformed(reason: "\(error)")
        }
    }
}
