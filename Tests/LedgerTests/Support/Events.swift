import Ledger
import Organization
import Trail

/// Events and files for tests, where only what matters is named.
enum Events {
    static let account = AccountID("111122223333")
    static let other = AccountID("444455556666")
    static let start = Instant(millisecondsSince1970: 1_767_225_600_000)

    static func event(
        _ id: String,
        at seconds: Int64 = 0,
        _ activity: ActivityClass = .apiCall,
        account: AccountID? = account,
        recipient: AccountID? = account,
        isRoot: Bool = true,
        task: String? = nil,
        region: String? = "us-east-1",
        ip: String? = "203.0.113.7",
        mfa: Bool? = nil,
        error: String? = nil,
        file: String = "a.json.gz",
        target: AccountID? = nil,
        key: String? = nil,
        issued: String? = nil
    ) -> ActivityEvent {
        ActivityEvent(
            id: id,
            time: Instant(millisecondsSince1970: start.millisecondsSince1970 + seconds * 1000),
            account: account,
            recipient: recipient,
            activity: activity,
            isRootActor: isRoot,
            isUse: isRoot && activity != .signInFailed && activity != .serviceEvent,
            task: task,
            source: "iam.amazonaws.com",
            name: "ListUsers",
            region: region,
            ip: ip,
            userAgent: "aws-cli/2.30",
            mfa: mfa,
            error: error,
            isAssumedRoot: false,
            file: file,
            target: target,
            accessKey: key,
            issuedKey: issued
        )
    }

    /// A file with these events.
    static func file(_ path: String, _ events: [ActivityEvent], isWhole: Bool = true) -> IngestedFile {
        IngestedFile(path: path, size: Int64(events.count), modified: start, events: events, isWhole: isWhole)
    }
}
