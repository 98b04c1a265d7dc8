import AWSClient
import Foundation
import Testing

/// Held to what the AWS CLI asks and prints: see `scripts/aws-client-cases`.
@Suite struct `An answer` {
    @Test(arguments: ["documented", "invented"]) func `is what the AWS CLI prints`(file: String) async throws {
        for item in try Cases.read(file) {
            let operation = try item.text("operation")
            let call = try #require(Calls.call(operation))
            let aws = FakeAWS(try #require(item["answers"]?.strings).map { .success(.good($0)) })
            let answer = try await aws.client().answer(to: call)
            let text = String(decoding: answer.text, as: UTF8.self)
            let printed = try item.text("printed")
            #expect(text == (printed.isEmpty ? "{}\n" : printed), "\(operation)")
        }
    }

    @Test(arguments: ["documented", "invented"]) func `is asked for as the AWS CLI asks`(file: String) async throws {
        for item in try Cases.read(file) {
            let call = try #require(Calls.call(try item.text("operation")))
            let aws = FakeAWS(try #require(item["answers"]?.strings).map { .success(.good($0)) })
            _ = try await aws.client().answer(to: call)
            let expected = try #require(item["requests"]?.array).map(Asked.init)
            #expect(aws.requests.map(Asked.init) == expected)
        }
    }
}

/// What matters of a request: the same form or JSON may be written in many ways.
private struct Asked: Equatable, CustomStringConvertible {
    var description: String
    var body: JSON

    init(_ request: HTTPRequest) {
        func header(_ name: String) -> String { request.headers.first { $0.name == name }?.value ?? "" }
        self.init(
            "\(request.method) \(request.path) \(header("X-Amz-Target"))",
            type: header("Content-Type"),
            body: String(decoding: request.body, as: UTF8.self)
        )
    }

    init(_ item: JSON) {
        let headers = item["headers"]
        self.init(
            "\(item["method"]?.string ?? "") \(item["path"]?.string ?? "") \(headers?["X-Amz-Target"]?.string ?? "")",
            type: headers?["Content-Type"]?.string ?? "",
            body: item["body"]?.string ?? ""
        )
    }

    private init(_ description: String, type: String, body: String) {
        let isForm = type.hasPrefix("application/x-www-form-urlencoded")
        self.description = description + " " + (isForm ? "form" : type)
        let parsed = isForm ? Asked.form(body) : (try? JSON(parsing: Array(body.utf8))) ?? .string(body)
        self.body = .object((parsed.members ?? []).sorted { $0.name < $1.name })
    }

    private static func form(_ text: String) -> JSON {
        .object(
            text.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
                return JSON.Member(
                    String(parts[0]).removingPercentEncoding ?? "",
                    .string(parts[1].replacing("+", with: "%20").removingPercentEncoding ?? "")
                )
            }
        )
    }
}
