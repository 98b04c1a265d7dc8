internal import Mustache

/// The pieces of a trend's page, in the order in which they are written within the frame.
struct TrendTemplates: Sendable {
    let frame: PageFrame
    let pictures: MustacheTemplate
    let use: MustacheTemplate
    let history: MustacheTemplate

    /// What a trend's page has beside the style that all pages share.
    static let style = String(decoding: PackageResources.trend_css, as: UTF8.self)

    /// - Throws: where a template that comes with Taproot is broken.
    init() throws {
        frame = try PageFrame()
        pictures = try PageFrame.template(PackageResources.trend_mustache)
        use = try PageFrame.template(PackageResources.trend_use_mustache)
        history = try PageFrame.template(PackageResources.trend_history_mustache)
    }
}
