using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Fhir.Server.Operability.Metrics;

/// <summary>
/// The Prometheus text format, version 0.0.4, of instruments named as OpenTelemetry names them. https://prometheus.io/docs/instrumenting/exposition_formats/
/// and https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
/// </summary>
public static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(IEnumerable<Series> all)
    {
        var text = new StringBuilder();
        foreach (var series in all) Append(text, series);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Series series)
    {
        var (name, kind) = (NameOf(series.Instrument), KindOf(series.Instrument));
        text.Append("# HELP ").Append(name).Append(' ').Append(Help(series.Instrument.Description)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach (var (labels, cell) in series.Cells)
        {
            if (cell.Bounds is { } bounds) AppendHistogram(text, name, labels, bounds, cell);
            else AppendLine(text, name, labels, null, cell.Read().Value);
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, LabelSet labels, IReadOnlyList<double> bounds, Cell cell)
    {
        var ((sum, counts), total) = (cell.Read(), 0L);
        for (var at = 0; at < counts.Length; at++)
        {
            total += counts[at];
            AppendLine(text, $"{name}_bucket", labels, at < bounds.Count ? Number(bounds[at]) : "+Inf", total);
        }
        AppendLine(text, $"{name}_sum", labels, null, sum);
        AppendLine(text, $"{name}_count", labels, null, total);
    }

    private static void AppendLine(StringBuilder text, string name, LabelSet labels, string? bound, double value)
    {
        var pairs = labels.Pairs.Select(pair => $"{Identifier(pair.Name)}=\"{LabelValue(pair.Value)}\"").ToList();
        if (bound is not null) pairs.Add($"le=\"{bound}\"");
        text.Append(name);
        if (pairs.Count > 0) text.Append('{').AppendJoin(',', pairs).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    /// <summary><c>fhirref.store.commits</c> is <c>fhirref_store_commits_total</c>; the unit is part of the name.</summary>
    internal static string NameOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", "1" when KindOf(instrument) == "gauge" => "_ratio", _ => "" };
        var name = Identifier(instrument.Name);
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return KindOf(instrument) == "counter" ? $"{name}_total" : name;
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> or Histogram<long> or Histogram<int> => "histogram",
        Counter<double> or Counter<long> or Counter<int> or ObservableCounter<double> or ObservableCounter<long> or ObservableCounter<int> => "counter",
        _ => "gauge",
    };

    private static string Identifier(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Help(string? text) => (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string LabelValue(string text) => Help(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString(CultureInfo.InvariantCulture);
}
