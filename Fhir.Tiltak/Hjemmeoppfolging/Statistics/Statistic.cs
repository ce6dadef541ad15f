using System.Collections.Immutable;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>What can be asked of a series. https://terminology.hl7.org/CodeSystem-observation-statistics.html</summary>
/// <param name="Values">One value, or two where the statistic is two numbers; none where the series is too short for it.</param>
/// <param name="Kind">What the result is measured in.</param>
public sealed record Statistic(string Code, StatisticKind Kind, Func<SeriesStatistics, IEnumerable<StatisticValue>> Values)
{
    public static readonly ImmutableArray<Statistic> All =
    [
        One("average", series => series.Average),
        One("maximum", series => series.Percentile(1)),
        One("minimum", series => series.Percentile(0)),
        One("count", StatisticKind.Count, series => series.Count),
        // What was found without a valid value is known to who asked, not to the series.
        One("total-count", StatisticKind.Total, _ => null),
        One("median", series => series.Percentile(0.5)),
        One("std-dev", series => series.Deviation),
        One("sum", series => series.Count == 0 ? null : series.Sum),
        One("variance", StatisticKind.Squared, series => series.Variance),
        One("20-percent", series => series.Percentile(0.2)),
        One("80-percent", series => series.Percentile(0.8)),
        One("4-lower", series => series.Percentile(0.25)),
        One("4-upper", series => series.Percentile(0.75)),
        One("4-dev", series => (series.Percentile(0.75) - series.Percentile(0.25)) / 2),
        One("5-1", series => series.Percentile(0.2)),
        One("5-2", series => series.Percentile(0.4)),
        One("5-3", series => series.Percentile(0.6)),
        One("5-4", series => series.Percentile(0.8)),
        One("skew", StatisticKind.Number, series => series.Skew),
        One("kurtosis", StatisticKind.Number, series => series.Kurtosis),
        new("regression", StatisticKind.Amount, series => series.Line is var (slope, start)
            ? [new(slope, StatisticKind.PerDay, "stigning per døgn"), new(start, StatisticKind.Amount, "verdi ved første måling")] : []),
    ];

    /// <summary>R4's operation says max and min where the code system says maximum and minimum; both are understood.</summary>
    public static Statistic? Find(string code)
    {
        var meant = code switch { "max" => "maximum", "min" => "minimum", _ => code };
        return All.FirstOrDefault(statistic => statistic.Code == meant);
    }

    private static Statistic One(string code, Func<SeriesStatistics, double?> value) => One(code, StatisticKind.Amount, value);

    private static Statistic One(string code, StatisticKind kind, Func<SeriesStatistics, double?> value) =>
        new(code, kind, series => value(series) is { } number && double.IsFinite(number) ? [new StatisticValue(number, kind, null)] : []);
}

/// <param name="Text">Says which of two numbers it is; null where there is one.</param>
public readonly record struct StatisticValue(double Number, StatisticKind Kind, string? Text);

public enum StatisticKind
{
    /// <summary>In the unit of the series.</summary>
    Amount,

    /// <summary>In the unit of the series, squared.</summary>
    Squared,

    PerDay,
    Count,
    Total,
    Number,
}
