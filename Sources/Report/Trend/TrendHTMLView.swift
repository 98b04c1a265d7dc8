public import Ledger
internal import Mustache

/// A trend as one page of HTML that needs nothing else: who used root week by week, who did it again, and how long
/// failures lived.
///
/// It has the style of the audit's page, no script, and a content security policy that lets it load nothing.
public struct TrendHTMLView: Sendable {
    private let trend: Trend
    private let version: String

    /// The view of a trend, written by this version of Taproot.
    public init(_ trend: Trend, version: String) {
        self.trend = trend
        self.version = version
    }

    /// Writes the page piece by piece.
    ///
    /// - Throws: where a template that comes with Taproot is broken.
    public func write(to output: inout some TextOutputStream) throws {
        let templates = try TrendTemplates()
        let head = PageHead(
            title: "Use of root users over \(trend.question.windowDays.of("day"))",
            version: version,
            mainPart: .init(id: "accounts", name: "accounts"),
            policy: ContentPolicy.trendText,
            styles: [PageFrame.style, TrendTemplates.style]
        )
        output.write(templates.frame.head.render(head))
        output.write(templates.pictures.render(TrendPictures(trend)))
        output.write(templates.use.render(TrendUse(trend)))
        output.write(templates.history.render(TrendHistory(trend)))
        output.write(templates.frame.foot.render(PageFoot(version: version, script: nil)))
    }
}
