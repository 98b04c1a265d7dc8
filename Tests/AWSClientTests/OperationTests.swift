import AWSClient
import Testing

/// Held to botocore's models of the services: see `scripts/aws-client-cases`.
@Suite struct `An operation` {
    @Test func `has the AWS CLI's verb, shape and pages`() throws {
        let expected = try Cases.read("operations")
        #expect(expected.count == Calls.all.count)
        for item in expected {
            let operation = try #require(Calls.call(try item.text("operation"))).operation
            #expect(operation.verb == item["verb"]?.string)
            #expect(notation(operation.output) == item["output"]?.string)
            let pages = try #require(item["pages"])
            #expect(operation.pages?.input == pages["input"]?.string)
            #expect(operation.pages?.output == pages["output"]?.string)
            #expect(operation.pages?.more == pages["more"]?.string)
            #expect(operation.pages?.merged == pages["merged"]?.strings)
            #expect(operation.pages?.kept == pages["kept"]?.strings)
        }
    }

    @Test func `needs the action of its own name, but where anyone may ask`() {
        let free = Calls.all.map(\.operation).filter(\.permissions.isEmpty).map(\.name)
        #expect(free == ["GetCallerIdentity", "AssumeRoleWithWebIdentity"])
        #expect(Operation.listPolicies.permissions == ["organizations:ListPolicies"])
        #expect(Operation.describeAlarms.permissions == ["cloudwatch:DescribeAlarms"])
        #expect(Operation.listObjectsV2.permissions == ["s3:ListBucket"])
    }

    @Test func `is shown without its parameters`() {
        let call = Call.assumeRoleWithWebIdentity("arn", sessionName: "s", token: "hush")
        var dumped = ""
        dump(call, to: &dumped)
        for shown in ["\(call)", String(reflecting: call), dumped] {
            #expect(shown.contains("sts:AssumeRoleWithWebIdentity"))
            #expect(!shown.contains("hush"))
        }
    }

    private func notation(_ shape: Shape) -> String {
        switch shape {
        case .structure(let members):
            "{" + members.map { "\($0.name): \(notation($0.shape))" }.joined(separator: ", ") + "}"
        case .list(let element): "[\(notation(element))]"
        case .map(let value): "<\(notation(value))>"
        case .string: "string"
        case .integer: "integer"
        case .real: "real"
        case .boolean: "boolean"
        case .timestamp: "timestamp"
        case .blob: "blob"
        case .policy: "policy"
        }
    }
}
