internal import CExpat

extension XMLElement {
    /// Reads one whole document.
    ///
    /// - Parameter bytes: Its text.
    /// - Throws: ``XMLError``.
    init(parsing bytes: [UInt8]) throws(XMLError) {
        guard bytes.count <= Int(Int32.max) else { throw .tooMany }
        guard let parser = XML_ParserCreate("UTF-8") else { throw .malformed("there is no memory left") }
        defer { XML_ParserFree(parser) }
        let tree = XMLTree(parser)
        XML_SetUserData(parser, Unmanaged.passUnretained(tree).toOpaque())
        XML_SetStartDoctypeDeclHandler(parser) { tree, _, _, _, _ in XMLTree.at(tree)?.stop(.documentType) }
        XML_SetElementHandler(
            parser,
            { tree, name, _ in XMLTree.at(tree)?.start(name) },
            { tree, _ in XMLTree.at(tree)?.end() }
        )
        XML_SetCharacterDataHandler(parser) { tree, text, count in XMLTree.at(tree)?.add(text, count) }
        let status = withExtendedLifetime(tree) {
            bytes.withUnsafeBytes { bytes in
                XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 1)
            }
        }
        if let problem = tree.problem { throw problem }
        guard status == XML_STATUS_OK, let root = tree.root else {
            throw .malformed(String(cString: XML_ErrorString(XML_GetErrorCode(parser))))
        }
        self = root
    }
}

/// Puts a tree together from what expat reports, within bounds.
private final class XMLTree {
    private let parser: XML_Parser
    private var open: [XMLElement] = []
    private var count = 0
    private(set) var root: XMLElement?
    private(set) var problem: XMLError?

    init(_ parser: XML_Parser) {
        self.parser = parser
    }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLTree? {
        pointer.map { Unmanaged<XMLTree>.fromOpaque($0).takeUnretainedValue() }
    }

    func stop(_ problem: XMLError) {
        self.problem = problem
        _ = XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    func start(_ name: UnsafePointer<XML_Char>?) {
        count += 1
        guard count <= 2_000_000 else { return stop(.tooMany) }
        guard open.count < 64 else { return stop(.tooDeep) }
        let name = name.map { String(cString: $0) } ?? ""
        open.append(XMLElement(name: name.split(separator: ":").last.map(String.init) ?? name))
    }

    func end() {
        guard let element = open.popLast() else { return }
        guard let parent = open.indices.last else {
            root = element
            return
        }
        open[parent].children.append(element)
    }

    func add(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
        guard let text, let last = open.indices.last, open[last].children.isEmpty else { return }
        open[last].text += String(decoding: UnsafeRawBufferPointer(start: text, count: Int(count)), as: UTF8.self)
    }
}
