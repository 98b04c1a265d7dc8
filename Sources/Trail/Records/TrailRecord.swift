internal import Evidence
internal import Organization

/// What one record of CloudTrail says, as far as root users are concerned. Every field may be missing: records of
/// fourteen years and of many services do not agree on which they have.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>
struct TrailRecord: Hashable, Sendable {
    var id: String?
    var time: Instant?
    var source = ""
    var name = ""
    /// `AwsApiCall`, `AwsServiceEvent`, `AwsConsoleSignIn`, …
    var type: String?
    var region: String?
    var ip: String?
    var userAgent: String?
    var errorCode: String?
    var errorMessage: String?
    var recipient: AccountID?
    var identity = Identity()
    var request = Request()
    var response = Response()
    /// `additionalEventData.MFAUsed`, in any case of letters.
    var mfaUsed: String?

    /// Who acted.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>
    struct Identity: Hashable, Sendable {
        var type: String?
        var account: AccountID?
        var accessKey: String?
        /// The AWS service that made the request for this identity, or the part of the console that it came through.
        var invokedBy: String?
        /// What issued the session: `Root`, `Role`, `IAMUser`.
        var issuerType: String?
        var mfaAuthenticated: String?
        var isAssumedRoot = false
    }

    /// What was asked for.
    struct Request: Hashable, Sendable {
        /// Whose key or device it is about; a root user that means itself names nobody, or `AWS ROOT USER`.
        var userName: String?
        var serialNumber: String?
        var accessKey: String?
        /// The account that a session is to be opened on, or whose address is to be changed.
        var target: AccountID?
        var servicePrincipal: String?
        /// Whether it sets whether objects can be deleted without MFA.
        var hasMFADelete = false
    }

    /// What came of it.
    struct Response: Hashable, Sendable {
        /// `Success` or `Failure`, where the response says so under the event's own name, as sign-ins do.
        var outcome: String?
        /// The access key of the session that was opened.
        var issuedKey: String?
    }
}
