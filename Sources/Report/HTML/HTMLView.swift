internal import Mustache
internal import Posture

/// An audit as one page of HTML that needs nothing else.
///
/// Style and script are in the page, and its content security policy lets it load nothing. Without scripts all of it can
/// be read; with them the accounts can be sorted, filtered and searched.
public struct HTMLView: Sendable {
    private let report: AuditReport

    /// How many accounts are listed one by one. A browser that is to sort many more of them grows slow.
    static let mostListed = 2000

    /// The view of a report.
    public init(_ report: AuditReport) {
        self.report = report
    }

    /// Writes the page piece by piece, so that it is never in memory as a whole.
    ///
    /// - Throws: where the template that comes with Taproot is broken.
    public func write(to output: inout some TextOutputStream) throws {
        let audit = report.audit
        let templates = try PageTemplates()
        let standings = audit.accounts.indices.map { Standing(audit.statuses(at: $0)) }
        let order = Standing.order(of: standings)

        let head = PageHead(
            title: "Root users of \(audit.population.accounts.of("account"))",
            version: report.version,
            mainPart: .init(id: "accounts", name: "accounts"),
            policy: ContentPolicy.text,
            styles: [PageFrame.style]
        )
        output.write(templates.frame.head.render(head))
        output.write(templates.top.render(PageTop(report)))
        output.write(templates.figures.render(FiguresTable(audit, beside: report.comparison)))
        output.write(templates.picture.render(FleetPicture(audit, standings, order)))
        output.write(templates.first.render(FirstThings(audit)))

        let list = AccountList(report, listed: min(order.count, Self.mostListed))
        output.write(templates.accounts.render(list))
        for index in order.prefix(Self.mostListed) {
            output.write(templates.account.render(AccountRow(audit.accounts[index], report)))
        }
        output.write(templates.bottom.render(try PageBottom(report)))
        output.write(templates.frame.foot.render(PageFoot(version: report.version, script: templates.script)))
    }
}
