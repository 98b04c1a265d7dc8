internal import Foundation
internal import FoundationXML

/// A page, parsed: strictly, as XML.
final class HTMLElement {
    let name: String
    let attributes: [String: String]
    private(set) var children: [HTMLElement] = []
    private var pieces: [Piece] = []

    private enum Piece {
        case text(String)
        case element(HTMLElement)
    }

    private init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// All text in the element, that of the elements in it included.
    var text: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .element(let element): element.text
            }
        }.joined()
    }

    /// The element and all elements in it, in the order of the page.
    var all: [HTMLElement] {
        [self] + children.flatMap(\.all)
    }

    /// Elements of this name in it.
    func all(_ name: String) -> [HTMLElement] {
        all.filter { $0.name == name }
    }

    /// The element with this id.
    func element(id: String) -> HTMLElement? {
        all.first { $0.attributes["id"] == id }
    }

    /// The first element of a class.
    func first(class name: String) -> HTMLElement? {
        all.first { $0.attributes["class"]?.split(separator: " ").contains(Substring(name)) == true }
    }

    /// Children of this name.
    func children(_ name: String) -> [HTMLElement] {
        children.filter { $0.name == name }
    }
}

extension HTMLElement {
    /// Why a page is not well formed.
    struct Malformed: Error {
        let line: Int
        let reason: String
    }

    /// The page's outermost element.
    static func parsing(_ page: String) throws -> HTMLElement {
        let builder = Builder()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else {
            throw Malformed(line: parser.lineNumber, reason: parser.parserError.map { "\($0)" } ?? "nothing in it")
        }
        return root
    }

    private final class Builder: NSObject, XMLParserDelegate {
        var root: HTMLElement?
        private var open: [HTMLElement] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            let element = HTMLElement(name: name, attributes: attributes)
            open.last?.children.append(element)
            open.last?.pieces.append(.element(element))
            open.append(element)
            if root == nil { root = element }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open.last?.pieces.append(.text(text))
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            open.last?.pieces.append(.text(String(decoding: block, as: UTF8.self)))
        }
    }
}

extension HTMLElement {
    /// An account's own row.
    func row(of account: String) -> HTMLElement? {
        element(id: "a\(account)")?.children("tr").first
    }

    /// The words in an account's details.
    func details(of account: String) -> HTMLElement? {
        element(id: "a\(account)")?.all("details").first
    }
}
