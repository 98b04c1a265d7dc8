import AWSClient
import Testing

@Suite struct `Requests and answers in print` {
    @Test func `show neither tokens nor bodies`() {
        let request = HTTPRequest(
            method: "POST",
            host: "sts.amazonaws.com",
            query: [HTTPRequest.QueryItem("X-Amz-Security-Token", "hush")],
            headers: [HTTPRequest.Header("Authorization", "hush")],
            body: Array("hush".utf8)
        )
        let answer = HTTPAnswer(status: 200, headers: [HTTPRequest.Header("x", "hush")], body: Array("hush".utf8))
        var dumped = ""
        dump(request, to: &dumped)
        dump(answer, to: &dumped)
        let hush = Array("hush".utf8).map(String.init).joined(separator: ", ")
        for shown in ["\(request) \(answer)", "\([request]) \([answer])", String(reflecting: request), dumped] {
            #expect(!shown.contains("hush"))
            #expect(!shown.contains(hush))
        }
        #expect("\(request)" == "POST https://sts.amazonaws.com/")
        #expect("\(answer)" == "status 200, 4 bytes")
    }
}
