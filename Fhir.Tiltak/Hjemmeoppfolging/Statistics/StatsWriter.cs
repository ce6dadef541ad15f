using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Kernel.Ucum;
using Fhir.Store.Access;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>The answer of $stats: Parameters with an Observation for each code, and for each window where windows are asked for.</summary>
public sealed class StatsWriter(StatsQuestion question)
{
    private const string System = "http://terminology.hl7.org/CodeSystem/observation-statistics";

    private readonly ArrayBufferWriter<byte> output = new(16384);

    public ReadOnlyMemory<byte> ToBytes(IEnumerable<(TimeRange Period, MeasuredSeries Series)> answers, IEnumerable<StoredResource> sources)
    {
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        writer.WriteStartArray("parameter"u8);
        foreach (var (period, series) in answers) WriteParameter(writer, "statistics", () => WriteObservation(writer, period, series));
        foreach (var source in sources) WriteParameter(writer, "source", () => writer.WriteRawValue(source.Json.Span, skipInputValidation: true));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private static void WriteParameter(Utf8JsonWriter writer, string name, Action write)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WritePropertyName("resource"u8);
        write();
        writer.WriteEndObject();
    }

    private void WriteObservation(Utf8JsonWriter writer, TimeRange period, MeasuredSeries series)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Observation");
        writer.WriteString("status"u8, "final");
        writer.WritePropertyName("code"u8);
        writer.WriteConcept(series.Code.System, series.Code.Code, null);
        writer.WriteStartObject("subject"u8);
        writer.WriteString("reference"u8, question.Subject);
        writer.WriteEndObject();
        WritePeriod(writer, period, series);
        var statistics = series.Statistics();
        writer.WriteStartArray("component"u8);
        foreach (var statistic in question.Statistics) WriteStatistic(writer, statistic, series, statistics);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>What was asked for, and where that has no bound what there is; the last instant of a period belongs to it.</summary>
    private static void WritePeriod(Utf8JsonWriter writer, TimeRange period, MeasuredSeries series)
    {
        long? start = period.Low != TimeRange.Unbounded.Low ? period.Low : series.Points.Count > 0 ? series.Points[0].Time : null;
        long? end = period.High != TimeRange.Unbounded.High ? period.High - 1000 : series.Points.Count > 0 ? series.Points[^1].Time : null;
        if (start is null && end is null) return;
        writer.WriteStartObject("effectivePeriod"u8);
        if (start is { } first) writer.WriteString("start"u8, FhirInstant.Of(TimeRange.ToTime(first)));
        if (end is { } last) writer.WriteString("end"u8, FhirInstant.Of(TimeRange.ToTime(Math.Max(last, start ?? last))));
        writer.WriteEndObject();
    }

    private static void WriteStatistic(Utf8JsonWriter writer, Statistic statistic, MeasuredSeries series, SeriesStatistics statistics)
    {
        List<StatisticValue> values = statistic.Kind == StatisticKind.Total ? [new StatisticValue(series.Total, StatisticKind.Count, null)] : [.. statistic.Values(statistics)];
        if (values.Count == 0) WriteComponent(writer, statistic, null, () => writer.WriteDataAbsentReason("not-applicable", "for få målinger / too few measurements"));
        foreach (var value in values) WriteComponent(writer, statistic, value.Text, () => WriteQuantity(writer, value, series.Unit));
    }

    private static void WriteComponent(Utf8JsonWriter writer, Statistic statistic, string? text, Action write)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("code"u8);
        writer.WriteConcept(System, statistic.Code, text);
        write();
        writer.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter writer, StatisticValue value, string unit)
    {
        var code = value.Kind switch
        {
            StatisticKind.Squared => $"({unit}).({unit})",
            StatisticKind.PerDay => $"({unit})/d",
            StatisticKind.Count or StatisticKind.Number => "1",
            _ => unit,
        };
        writer.WriteStartObject("valueQuantity"u8);
        writer.WritePropertyName("value"u8);
        // Twelve digits: what lies behind them is of the reckoning, not of the measurements.
        writer.WriteRawValue(value.Number.ToString("G12", CultureInfo.InvariantCulture), skipInputValidation: true);
        writer.WriteString("unit"u8, code);
        if (UcumUnit.TryParse(code, out _, out _))
        {
            writer.WriteString("system"u8, HomeCodes.Ucum);
            writer.WriteString("code"u8, code);
        }
        writer.WriteEndObject();
    }
}
