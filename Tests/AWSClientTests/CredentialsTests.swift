import AWSClient
import Testing

@Suite struct `Credentials in print` {
    @Test func `never show their secrets`() {
        let credentials = Credentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "hush", sessionToken: "whisper")
        var dumped = ""
        dump(credentials, to: &dumped)
        for shown in ["\(credentials)", String(reflecting: credentials), dumped, "\([credentials])"] {
            #expect(shown.contains("AKIAEXAMPLE"))
            #expect(!shown.contains("hush"))
            #expect(!shown.contains("whisper"))
        }
    }
}
