internal import Glibc
internal import Organization

/// The names in one folder, sorted, and which of them are answers of AWS calls.
struct Folder {
    /// The folder's path as it was reached.
    let path: String
    /// Everything in it but `.` and `..`, in the order of the bytes.
    let names: [String]
    /// Which of them may be links to something elsewhere.
    let links: Set<String>
    private let pages: [Call: [Page]]
    private let errors: [Call: String]

    struct Call: Hashable {
        let call: AWSCall
        let argument: String?
    }

    private struct Page {
        let number: Int
        let name: String
    }

    /// A folder with nothing in it, for an account of which nothing was collected.
    static func empty(_ path: String) -> Folder {
        Folder(path: path, names: [])
    }

    /// Lists the folder at `path`.
    init(_ path: String) throws(Unreadable) {
        guard let stream = opendir(path) else { throw Unreadable("cannot be opened: \(systemMessage())") }
        defer { closedir(stream) }
        var names: [String] = []
        var links: Set<String> = []
        while let entry = readdir(stream) {
            let name = Self.name(of: entry)
            guard name != ".", name != ".." else { continue }
            names.append(name)
            if Int(entry.pointee.d_type) == DT_LNK || Int(entry.pointee.d_type) == DT_UNKNOWN { links.insert(name) }
        }
        self.init(path: path, names: names.sorted(), links: links)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private init(path: String, names: [String], links: Set<String> = []) {
        self.path = path
        self.links = links
        self.names = names
        var pages: [Call: [Page]] = [:]
        var errors: [Call: String] = [:]
        for name in names {
            guard let meaning = AnswerFileName(name) else { continue }
            let call = Call(call: meaning.call, argument: meaning.argument)
            if meaning.isError {
                errors[call] = name
            } else {
                pages[call, default: []].append(Page(number: meaning.page, name: name))
            }
        }
        self.pages = pages.mapValues { $0.sorted { $0.number < $1.number } }
        self.errors = errors
    }

    /// The path of something in the folder.
    func path(of name: String) -> String {
        path + "/" + name
    }

    /// Whether a page is missing before the last one that is there.
    func lacksPage(_ call: AWSCall, _ argument: String? = nil) -> Bool {
        let numbers = (pages[Call(call: call, argument: argument)] ?? []).map(\.number)
        return numbers != Array(1..<numbers.count + 1)
    }

    /// The files that hold the answer, page by page.
    func pages(_ call: AWSCall, _ argument: String? = nil) -> [String] {
        (pages[Call(call: call, argument: argument)] ?? []).map { path(of: $0.name) }
    }

    /// The file that holds the refusal.
    func error(_ call: AWSCall, _ argument: String? = nil) -> String? {
        errors[Call(call: call, argument: argument)].map(path(of:))
    }

    /// The arguments for which there is an answer or a refusal of a call, in order.
    func arguments(of call: AWSCall) -> [String] {
        let all = Array(pages.keys) + Array(errors.keys)
        return Set(all.lazy.filter { $0.call == call }.compactMap(\.argument)).sorted()
    }
}
