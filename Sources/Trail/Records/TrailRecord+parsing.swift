internal import Evidence
internal import Organization

extension TrailRecord {
    /// A record out of its JSON; nil where this is none, since it names neither a service nor a request.
    init?(_ json: JSONValue) {
        guard let source = json["eventSource"]?.string, let name = json["eventName"]?.string else { return nil }
        self.source = source
        self.name = name
        id = json["eventID"]?.text
        time = json["eventTime"]?.instant
        type = json["eventType"]?.text
        region = json["awsRegion"]?.text
        ip = json["sourceIPAddress"]?.text
        userAgent = json["userAgent"]?.text
        errorCode = json["errorCode"]?.text
        errorMessage = json["errorMessage"]?.text
        recipient = json["recipientAccountId"].flatMap(Self.account)
        mfaUsed = json["additionalEventData"]?["MFAUsed"]?.word
        if let identity = json["userIdentity"] { self.identity = Identity(identity) }
        if let request = json["requestParameters"] { self.request = Request(request) }
        if let response = json["responseElements"] { self.response = Response(response, to: name) }
    }

    fileprivate static func account(_ json: JSONValue) -> AccountID? {
        json.string.flatMap { AccountID($0) }
    }
}

extension TrailRecord.Identity {
    init(_ json: JSONValue) {
        type = json["type"]?.string
        account = json["accountId"].flatMap(TrailRecord.account)
        accessKey = json["accessKeyId"]?.text
        invokedBy = json["invokedBy"]?.text
        guard let session = json["sessionContext"] else { return }
        issuerType = session["sessionIssuer"]?["type"]?.string
        mfaAuthenticated = session["attributes"]?["mfaAuthenticated"]?.word
        isAssumedRoot = session["assumedRoot"]?.word?.lowercased() == "true"
    }
}

extension TrailRecord.Request {
    init(_ json: JSONValue) {
        // A name that is no text is somebody's all the same.
        userName = json["userName"].map { $0.string ?? "" }
        accessKey = json["accessKeyId"]?.text
        serialNumber = json["serialNumber"]?.string
        servicePrincipal = json["servicePrincipal"]?.string
        hasMFADelete = json["VersioningConfiguration"]?["MfaDelete"] != nil
        target = (json["targetPrincipal"] ?? json["accountId"])?.string.flatMap(Self.account)
    }

    /// An account named by its id or by the ARN of its root user, as `sts:AssumeRoot` takes both.
    private static func account(_ text: String) -> AccountID? {
        AccountID(text) ?? ARN(text)?.account
    }
}

extension TrailRecord.Response {
    /// Sign-ins tell under their own name how they ended: `{"ConsoleLogin": "Success"}`.
    init(_ json: JSONValue, to name: String) {
        outcome = json[name]?.string
        issuedKey = json["credentials"]?["accessKeyId"]?.string
    }
}

extension JSONValue {
    /// A text; AWS writes an empty one where it has nothing to say.
    fileprivate var text: String? {
        string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text, or a truth value in letters: records have either.
    fileprivate var word: String? {
        text ?? boolean.map { $0 ? "true" : "false" }
    }
}
