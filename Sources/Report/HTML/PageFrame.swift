internal import Mustache

/// What all pages have around them: the head with its style, the title, and the foot.
struct PageFrame: Sendable {
    let head: MustacheTemplate
    let foot: MustacheTemplate

    /// The style that all pages share.
    static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

    /// - Throws: where a template that comes with Taproot is broken.
    init() throws {
        head = try Self.template(PackageResources.page_head_mustache)
        foot = try Self.template(PackageResources.page_foot_mustache)
    }

    /// Every template starts with the pragma that makes it escape as ``PageText`` does, so that none can go without.
    static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
        PageText.register()
        return try MustacheTemplate(string: PageText.pragma + String(decoding: bytes, as: UTF8.self))
    }
}

/// What a page is, and what it lets itself do.
struct PageHead {
    let title: String
    let version: String
    /// Where a reader without a mouse can skip to.
    let mainPart: MainPart
    let policy: String
    let styles: [String]

    /// A section, and what follows "To the".
    struct MainPart {
        let id: String
        let name: String
    }
}

/// Who made a page.
struct PageFoot {
    let version: String
    let script: String?
}
