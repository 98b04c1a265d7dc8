import AWSClient
import Foundation
import Testing

/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>
@Suite struct `A credential process` {
    private static func scene(_ command: String, _ script: String) throws -> CredentialScene {
        try CredentialScene(
            config: "[default]\ncredential_process = \(command)\n",
            files: ["my script": script],
            environment: ["GREETING": "hello", "AWS_EC2_METADATA_DISABLED": "true"]
        )
    }

    private static func failure(_ script: String) async throws -> String {
        try await scene(#"/bin/sh "HOME/my script""#, script).failure()?.description ?? "none"
    }

    @Test func `is run without a shell, with its words and the environment`() async throws {
        let scene = try Self.scene(
            #"/bin/sh "HOME/my script" $NAME 'a b'"#,
            """
            echo '{"Version": 1, "AccessKeyId": "'"$1,$2,$GREETING"'", "SecretAccessKey": "x", "SessionToken": "t",'
            echo '"Expiration": "2027-01-15T10:00:00+02:00"}'
            """
        )
        let found = try await scene.find()
        #expect(found.source == .process)
        #expect(found.credentials.accessKeyID == "$NAME,a b,hello")
        #expect(found.credentials.sessionToken == "t")
        #expect(found.credentials.expiration?.timeIntervalSince1970 == 1_800_000_000)
    }

    @Test(arguments: [
        ("exit 3", "ended with exit code 3"), ("kill -9 $$", "ended by signal 9"), ("echo no", "not the JSON"),
        (#"echo '{"Version": 2, "AccessKeyId": "hush", "SecretAccessKey": "hush"}'"#, "is not 1"),
        (#"echo '{"Version": 1, "AccessKeyId": "hush"}'"#, "no SecretAccessKey"),
        (#"echo '{"Version": 1, "SecretAccessKey": "hush"}'"#, "no AccessKeyId"),
        (#"echo '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "hush", "Expiration": "soon"}'"#, "no time"),
        ("head -c 70000 /dev/zero", "more than 64 KB"),
    ])
    func `that goes wrong is told of, without what it printed`(script: String, said: String) async throws {
        let failure = try await Self.failure(script)
        #expect(failure.contains(said))
        #expect(!failure.contains("hush"))
    }

    @Test func `that is not there is told of`() async throws {
        let failure = try await Self.scene("/nowhere/at/all --json", "").failure()?.description ?? "none"
        #expect(failure.contains("/nowhere/at/all could not be run: No such file or directory"))
        let open = try await Self.scene("echo 'no end", "").failure()?.description ?? "none"
        #expect(open.contains("a quotation in it does not end"))
    }

    @Test(.timeLimit(.minutes(10)))
    func `is ended where it takes too long, even if it no longer prints`() async throws {
        for script in ["exec sleep 3600", "exec sleep 3600 >&-"] {
            let scene = try Self.scene(#"/bin/sh "HOME/my script""#, script)
            let failure = await scene.failure(patience: .milliseconds(200))
            #expect(failure?.description.contains("took longer than 0.2 seconds") == true)
        }
    }

    @Test func `is ended where the search is cancelled`() async throws {
        let chain = (try Self.scene(#"/bin/sh "HOME/my script""#, "exec sleep 60")).chain()
        let search = Task { try await chain.find() }
        try await Task.sleep(for: .milliseconds(100))
        search.cancel()
        await #expect(throws: CredentialError.failed(.process, reason: "/bin/sh was cancelled")) {
            try await search.value
        }
    }
}
