/// Reads what AWS says when it says no.
enum RefusalReader {
    /// Whether a body is a web page: no service of AWS answers with one, but proxies and load balancers do.
    static func isWebPage(_ answer: HTTPAnswer) -> Bool {
        let start = String(decoding: answer.body.prefix(256), as: UTF8.self).drop { $0.isWhitespace }.lowercased()
        return start.hasPrefix("<html") || start.hasPrefix("<!doctype")
    }

    /// What AWS said. Where it said nothing that can be read, the status is all that is known.
    ///
    /// - Parameters:
    ///   - answer: What came, with a status that isn't one of success.
    ///   - wire: How the service is spoken to.
    /// - Returns: Code, message and the request's id.
    static func refusal(in answer: HTTPAnswer, wire: WireProtocol) -> Refusal {
        var refusal = Refusal(code: String(answer.status), message: phrase(answer.status), status: answer.status)
        switch wire {
        case .query, .restXML: readXML(answer, into: &refusal)
        case .json, .restJSON: readJSON(answer, into: &refusal)
        }
        for name in ["x-amzn-requestid", "x-amz-request-id"] where refusal.requestID == nil {
            refusal.requestID = answer.header(name)
        }
        refusal.bucketRegion = answer.header("x-amz-bucket-region") ?? refusal.bucketRegion
        return refusal
    }

    /// `<ErrorResponse><Error>…` of services that take forms, `<Error>…` of Amazon S3.
    private static func readXML(_ answer: HTTPAnswer, into refusal: inout Refusal) {
        guard let root = try? XMLElement(parsing: answer.body) else { return }
        let error = root.name == "Error" ? root : root["Error"] ?? root["Errors"]?["Error"]
        guard let error, let code = error["Code"]?.text, !code.isEmpty else { return }
        refusal.code = code
        refusal.message = error["Message"]?.text ?? ""
        refusal.requestID = root["RequestId"]?.text
        refusal.bucketRegion = error["Region"]?.text
    }

    /// The code is in a header or in `__type`, often with a namespace before it or an address behind it.
    ///
    /// Source: <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization>
    private static func readJSON(_ answer: HTTPAnswer, into refusal: inout Refusal) {
        let body = try? JSON(parsing: answer.body)
        let code = answer.header("x-amzn-errortype") ?? body?["__type"]?.string ?? body?["code"]?.string
        if let message = (body?["message"] ?? body?["Message"])?.string {
            refusal.message = message
        } else if code != nil {
            refusal.message = ""
        }
        guard let code else { return }
        let bare = code.prefix { $0 != ":" }.split(separator: "#").last.map(String.init) ?? ""
        if !bare.isEmpty { refusal.code = bare }
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 300..<400: "AWS points elsewhere."
        case 400: "Bad request"
        case 403: "Forbidden"
        case 404: "Not found"
        case 429: "Too many requests"
        case 500: "Internal server error"
        case 502: "Bad gateway"
        case 503: "Service unavailable"
        case 504: "Gateway timeout"
        default: ""
        }
    }
}
