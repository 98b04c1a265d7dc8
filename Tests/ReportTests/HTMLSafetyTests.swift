internal import Posture
@testable internal import Report
internal import Testing

/// Names and values come from whoever names accounts; none of their characters may mean anything in the page.
@Suite struct `A page of HTML about hostile names` {
    static let names = [
        "<script>alert(1)</script>",
        #""><img src=x onerror=alert(1)>"#,
        "' onmouseover='alert(1)",
        "\"\u{301} onmouseover=\"\u{301}alert(1)",
        "<\u{301}b>&\u{301}amp;",
        "]]></script><script>alert(1)//",
        "</title></svg><svg onload=alert(1)>",
        "{{#findings}}{{{story}}}{{/findings}}",
        "javascript:alert(1)",
        "name\u{0}with\u{1B}[31mcontrols\u{7F}",
        "\u{202E}gnp.exe\u{2066}",
        "Zahlungen, größer als 1 000 € — 支払い",
    ]

    @Test(arguments: names) func `shows a name letter by letter and makes nothing of it`(name: String) async throws {
        let plain = try await elements(named: "payments")
        let hostile = try await elements(named: name)
        #expect(hostile.map(\.name) == plain.map(\.name))
        #expect(hostile.map { $0.attributes.keys.sorted() } == plain.map { $0.attributes.keys.sorted() })

        let row = try #require(hostile.first?.row(of: "222222222222"))
        #expect(row.children[1].text == name.shown)
        let tips = hostile.filter { $0.name == "title" }.map(\.text)
        #expect(tips.contains { $0.hasPrefix("222222222222 \(name.shown): ") })
    }

    @Test func `shows what stands in a report letter by letter`() async throws {
        let page = try #require(try await elements(named: "payments").first)
        let details = try #require(page.details(of: "666666666666"))
        #expect(details.text.contains(#"perhaps <b>"so"</b>"#))
    }

    private func elements(named name: String) async throws -> [HTMLElement] {
        let audit = Audit(try await HTMLFleet.usual(named: name).read())
        return try HTMLElement.parsing(htmlPage(AuditReport(audit, version: "1"))).all
    }
}

@Suite struct `A page of HTML by itself` {
    @Test func `loads nothing and lets itself load nothing`() async throws {
        let audit = Audit(try await HTMLFleet.usual().read())
        let text = try htmlPage(AuditReport(audit, version: "1"))
        let page = try HTMLElement.parsing(text)
        let loading = ["src", "srcset", "action", "formaction", "data", "poster", "background", "style", "xlink:href"]
        for element in page.all {
            #expect(loading.allSatisfy { element.attributes[$0] == nil })
            #expect(!["link", "img", "iframe", "object", "embed", "base", "form"].contains(element.name))
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
        }
        #expect(!text.contains("http://"))
        #expect(!text.contains("https://"))
        #expect(!text.contains("@import"))
        #expect(!text.contains("fetch("))
    }

    @Test func `names its style and its script by hash, and they are what stands there`() async throws {
        let audit = Audit(try await HTMLFleet.usual().read())
        let page = try HTMLElement.parsing(htmlPage(AuditReport(audit, version: "1")))
        let meta = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let policy = try #require(meta?.attributes["content"])
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(!policy.contains("unsafe"))
        let script = try PageTemplates().script
        for (name, text) in [("style", PageFrame.style), ("script", script)] {
            #expect(page.all(name).count == 1)
            let hash = try pageHash(text)
            #expect(policy.contains("\(name)-src 'sha256-\(hash)'"))
        }
        #expect(page.all("style").first?.text == PageFrame.style)
    }

    @Test func `escapes each character that means something, whatever stands after it`() {
        let text = PageText()
        for (character, escaped) in [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")] {
            for next in ["", "a", "\u{301}", "\u{FE0F}", "\u{200D}", "\r\n"] {
                // As bytes, since equal texts may differ in them.
                let found = text.escapeText("x" + character + next)
                #expect(Array(found.utf8) == Array(("x" + escaped + next).utf8))
            }
        }
        #expect(text.escapeText("größer\tals\n1") == "größer\tals\n1")
        #expect(text.escapeText("\u{0}\u{9F}\u{202E}\u{FFFE}") == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    }
}

extension String {
    /// The text with the replacement character for all that the page does not show.
    fileprivate var shown: String {
        let hidden: Set<Unicode.Scalar> = ["\u{0}", "\u{1B}", "\u{7F}", "\u{202E}", "\u{2066}"]
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars { shown.append(hidden.contains(scalar) ? "\u{FFFD}" : scalar) }
        return String(shown)
    }
}
