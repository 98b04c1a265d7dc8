internal import Mustache

/// The pieces of the page, in the order in which they are written, and what is put into it as it is.
struct PageTemplates: Sendable {
    let top: MustacheTemplate
    let figures: MustacheTemplate
    let picture: MustacheTemplate
    let accounts: MustacheTemplate
    let account: MustacheTemplate
    let bottom: MustacheTemplate
    let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    init() throws {
        PageText.register()
        top = try Self.template(PackageResources.report_mustache)
        figures = try Self.template(PackageResources.report_figures_mustache)
        picture = try Self.template(PackageResources.report_picture_mustache)
        accounts = try Self.template(PackageResources.report_accounts_mustache)
        account = try Self.template(PackageResources.report_account_mustache)
        bottom = try Self.template(PackageResources.report_bottom_mustache)
    }

    /// Every template starts with the pragma that makes it escape as ``PageText`` does, so that none can go without.
    private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
        try MustacheTemplate(string: PageText.pragma + String(decoding: bytes, as: UTF8.self))
    }
}
