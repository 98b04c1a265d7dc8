internal import AWSClient

/// Where a call's answer lies within a snapshot.
struct AnswerFile: Hashable, Sendable {
    /// From the snapshot's folder on, without a slash at either end: `o-a1b2c3d4e5/organization`.
    let folder: String
    /// The AWS CLI's verb, and the argument where there is one, encoded.
    let stem: String

    init(_ verb: String, of argument: String? = nil, in folder: String) {
        self.folder = folder
        stem = argument.map { Self.stem(verb, $0) } ?? verb
    }

    /// The answer.
    var answer: String { "\(folder)/\(stem).json" }

    /// The refusal.
    var refusal: String { "\(folder)/\(stem).error.json" }

    /// A further page of a long answer, numbered from 2.
    func page(_ number: Int) -> String { number == 1 ? answer : "\(folder)/\(stem).\(number).json" }

    /// File systems take names of 255 bytes, of which page numbers and endings need some.
    private static let longestStem = 200

    /// The verb and the encoded argument; of long ones the beginning, a tilde, which no encoded argument has, and what tells
    /// the argument from others that begin like it.
    private static func stem(_ verb: String, _ argument: String) -> String {
        let whole = "\(verb).\(encoded(argument))"
        guard whole.utf8.count > longestStem else { return whole }
        let digest = digest(argument)
        return "\(whole.prefix(longestStem - 1 - digest.utf8.count))~\(digest)"
    }

    /// FNV-1a of 64 bits, as 16 hexadecimal digits: the same on every machine and in every language.
    ///
    /// Source: <https://www.rfc-editor.org/rfc/rfc9923>
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The argument with all but letters, digits, hyphens and underscores percent-encoded: dots divide a file's name, and
    /// slashes folders.
    private static func encoded(_ argument: String) -> String {
        var encoded = ""
        for byte in argument.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}

/// A call that is to be made, and the place for what comes of it.
struct Errand: Sendable {
    let call: Call
    let file: AnswerFile

    /// - Parameters:
    ///   - call: what is asked.
    ///   - argument: what tells its answer from others of the same verb.
    ///   - folder: from the snapshot's folder on.
    init(_ call: Call, of argument: String? = nil, in folder: String) {
        self.call = call
        file = AnswerFile(call.operation.verb, of: argument, in: folder)
    }
}
