using Fhir.Kernel.Search;
using Fhir.Kernel.Ucum;
using Fhir.Store.Access;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>What is known of one code over a period: amounts that can be reckoned with, all in one unit.</summary>
/// <param name="Panel">The panel whose part it is; null where the code was asked for itself.</param>
/// <param name="Unit">UCUM; the unit of the newest amount. Empty when there is none.</param>
/// <param name="Total">Observations with the code, those without a valid amount too.</param>
public sealed record MeasuredSeries(StatsCode Code, StatsCode? Panel, string Unit, IReadOnlyList<(long Time, double Amount)> Points, long Total)
{
    /// <summary>Leaves out what says "less than", what has no UCUM unit, and what cannot be converted to the unit of the newest.</summary>
    public static MeasuredSeries Of(StatsCode code, StatsCode? panel, IReadOnlyList<SeriesPoint> points, long total)
    {
        var valid = points.Where(point => point is { IsExact: true, IsUcum: true, Time: not null } && UcumUnit.TryParse(point.Unit, out _, out _)).ToList();
        var unit = valid.Count > 0 ? valid[^1].Unit : "";
        return new MeasuredSeries(code, panel, unit, [.. from point in valid let amount = Converted(point, unit) where amount is not null select (TimeRange.Of(point.Time!.Value), amount.Value)], total);
    }

    public SeriesStatistics Statistics()
    {
        const double day = 86_400_000_000;
        var first = Points.Count > 0 ? Points[0].Time : 0;
        return new SeriesStatistics([.. Points.Select(point => point.Amount)], [.. Points.Select(point => (point.Time - first) / day)]);
    }

    /// <summary>Cut in windows, those without amounts left out.</summary>
    public IReadOnlyList<(TimeRange Window, MeasuredSeries Series)> Cut(TimeWindow window)
    {
        var cut = new List<(TimeRange Window, List<(long, double)> Points)>();
        foreach (var point in Points)
        {
            if (cut.Count == 0 || point.Time >= cut[^1].Window.High) cut.Add((TimeWindows.Around(point.Time, window), []));
            cut[^1].Points.Add(point);
        }
        return [.. cut.Select(piece => (piece.Window, this with { Points = piece.Points, Total = piece.Points.Count }))];
    }

    // The index is exact to the 15th digit, and so is what a decimal makes of a double.
    private static double? Converted(SeriesPoint point, string unit)
    {
        if (point.Unit == unit) return point.Low;
        return Math.Abs(point.Low) < 1e15 && UcumUnit.Convert((decimal)point.Low, point.Unit, unit) is { } amount ? (double)amount : null;
    }
}
