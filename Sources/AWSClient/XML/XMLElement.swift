/// An element of an XML document, without attributes and prefixes: AWS's answers say nothing with them.
struct XMLElement: Hashable, Sendable {
    /// The name, without its prefix.
    var name: String
    /// The text before the first element in it.
    var text = ""
    /// The elements in it.
    var children: [XMLElement] = []

    /// The first element in it of that name.
    subscript(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }
}

/// Why bytes are no XML that can be used.
enum XMLError: Error, Hashable, Sendable {
    /// They break the rules of XML; the text says how.
    case malformed(String)
    /// They declare a document type: AWS sends none, and entities could be blown up with one.
    case documentType
    /// Elements nest deeper than allowed.
    case tooDeep
    /// There are more elements than allowed.
    case tooMany
}

extension XMLError: CustomStringConvertible {
    /// What is wrong, for people.
    var description: String {
        switch self {
        case .malformed(let reason): "This is not XML: \(reason)"
        case .documentType: "The XML declares a document type, which no answer of AWS does."
        case .tooDeep: "The XML nests deeper than 64 levels."
        case .tooMany: "The XML holds more than two million elements."
        }
    }
}
