/// Why AWS gave no answer.
public indirect enum AWSError: Error, Hashable, Sendable {
    /// AWS answered, and said no.
    case refused(Refusal)
    /// AWS says that the credentials have expired or are none, and there are no others.
    case credentialsRefused(Refusal)
    /// There are no credentials; the text says why.
    case noCredentials(String)
    /// AWS lets nobody in where the call would have to be made; the text says where.
    case noSession(String)
    /// There is no endpoint to ask; the text says why.
    case noEndpoint(String)
    /// There was no answer.
    case transport(TransportError)
    /// There was an answer, but not what AWS documents; the text says what is wrong with it.
    case malformed(String)
    /// A web page came with this status: something between here and AWS answered in its place.
    case webPage(status: Int)
    /// A page of the answer names a next page that was read already.
    case pageRing
    /// The answer went on for longer than any does.
    case tooManyPages
    /// It was tried that many times; the last time, this went wrong.
    case gaveUp(attempts: Int, AWSError)
    /// It was to change something, and whether it did is not known: AWS gave no answer, or one of a fault of its own.
    case outcomeUnknown(AWSError)
    /// Whoever asked doesn't want to know any more.
    case cancelled
}

extension AWSError {
    /// What AWS said; nil where it said nothing.
    public var refusal: Refusal? {
        switch self {
        case .refused(let refusal), .credentialsRefused(let refusal): refusal
        case .gaveUp(_, let last), .outcomeUnknown(let last): last.refusal
        default: nil
        }
    }

    /// Whether AWS said that the credentials may not ask this.
    public var isAccessDenied: Bool {
        guard let code = refusal?.code else { return false }
        return ["AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation"].contains(code)
    }
}

extension AWSError: CustomStringConvertible {
    /// What happened and what to do, for people.
    public var description: String {
        switch self {
        case .refused(let refusal): "AWS refused: \(refusal)"
        case .credentialsRefused(let refusal):
            "AWS does not accept the credentials: \(refusal) Sign in again, or use other credentials."
        case .noCredentials(let reason): "There are no credentials: \(reason)"
        case .noSession(let reason), .noEndpoint(let reason): reason
        case .transport(let error): error.sentence
        case .malformed(let reason): "The answer is not what AWS documents: \(reason)"
        case .webPage(let status):
            "A web page came instead of AWS's answer (status \(status)). Is there a proxy or a sign-in page in between?"
        case .pageRing: "The pages of the answer lead in a circle, so it is not known where it ends."
        case .tooManyPages: "The answer has more than 10000 pages, so it was not read to its end."
        case .gaveUp(let attempts, let last):
            "Gave up after \(attempts) \(attempts == 1 ? "attempt" : "attempts"). \(last)"
        case .outcomeUnknown(let last): "Whether it was done is not known. \(last)"
        case .cancelled: "It was cancelled."
        }
    }
}

extension TransportError {
    /// What happened and what to do, for people.
    var sentence: String {
        switch self {
        case .unreachable(let reason): "AWS could not be reached: \(reason). Is the network up, and a proxy needed?"
        case .brokenOff(let reason): "The connection broke off: \(reason)."
        case .timedOut: "The answer took too long."
        case .tooLarge: "The answer is larger than allowed."
        }
    }
}
