internal import Mustache

/// The pieces of an audit's page, in the order in which they are written within the frame, and its script.
struct PageTemplates: Sendable {
    let frame: PageFrame
    let top: MustacheTemplate
    let figures: MustacheTemplate
    let first: MustacheTemplate
    let picture: MustacheTemplate
    let accounts: MustacheTemplate
    let account: MustacheTemplate
    let bottom: MustacheTemplate
    let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    init() throws {
        frame = try PageFrame()
        top = try PageFrame.template(PackageResources.report_mustache)
        figures = try PageFrame.template(PackageResources.report_figures_mustache)
        first = try PageFrame.template(PackageResources.report_first_mustache)
        picture = try PageFrame.template(PackageResources.report_picture_mustache)
        accounts = try PageFrame.template(PackageResources.report_accounts_mustache)
        account = try PageFrame.template(PackageResources.report_account_mustache)
        bottom = try PageFrame.template(PackageResources.report_bottom_mustache)
    }
}
