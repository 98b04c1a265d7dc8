/// Figures as Prometheus reads them from a file or a page.
///
/// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>; names are changed as OpenTelemetry says:
/// <https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/>
public struct PrometheusText {
    private let figures: PrometheusMetrics.Figures

    /// The figures that were kept so far.
    public init(_ metrics: PrometheusMetrics) {
        figures = metrics.figures
    }

    /// A family of figures for each name, by name.
    public var text: String {
        let totals = families(figures.totals, "counter", ending: "_total") { name, labels, total in
            ["\(name)\(Self.braces(labels)) \(total.value)"]
        }
        let levels = families(figures.levels, "gauge", ending: "") { name, labels, level in
            ["\(name)\(Self.braces(labels)) \(Self.number(level.value))"]
        }
        let durations = families(figures.durations, "histogram", ending: "_seconds", lines: Self.histogram)
        return (totals + levels + durations).sorted().joined()
    }

    private func families<Figure>(
        _ series: [PrometheusMetrics.Series: Figure],
        _ type: String,
        ending: String,
        lines: (_ name: String, _ labels: [String], Figure) -> [String]
    ) -> [String] {
        Dictionary(grouping: series, by: \.key.label).map { label, members in
            let name = Self.name(label) + ending
            let figures = members.map { (labels: Self.labels($0.key), figure: $0.value) }
                .sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
                .flatMap { lines(name, $0.labels, $0.figure) }
            return (["# TYPE \(name) \(type)"] + figures).map { $0 + "\n" }.joined()
        }
    }

    /// Buckets hold all that took as long or less.
    private static func histogram(_ name: String, _ labels: [String], _ durations: Durations) -> [String] {
        var total = 0
        let buckets = zip(Durations.bounds.map(number) + ["+Inf"], durations.counts).map { bound, count in
            total += count
            return "\(name)_bucket\(braces(labels + ["le=\"\(bound)\""])) \(total)"
        }
        return buckets + ["\(name)_sum\(braces(labels)) \(durations.sum)", "\(name)_count\(braces(labels)) \(total)"]
    }

    private static func labels(_ series: PrometheusMetrics.Series) -> [String] {
        series.dimensions.map { "\(name($0.name))=\"\(escaped($0.value))\"" }
    }

    private static func braces(_ labels: [String]) -> String {
        labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
    }

    private static func name(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, letter in
            switch letter {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(letter)
            }
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
