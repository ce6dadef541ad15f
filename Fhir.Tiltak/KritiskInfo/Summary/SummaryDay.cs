using System.Globalization;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>The Norwegian day a summary is made on.</summary>
public readonly record struct SummaryDay(TimeRange Hours)
{
    public static SummaryDay Of(DateTimeOffset now)
    {
        // The Norwegian day begins before the one of UTC does.
        var utc = DayOf(now.UtcDateTime);
        return new SummaryDay(TimeRange.Of(now) < utc.High ? utc : DayOf(now.UtcDateTime.AddDays(1)));
    }

    /// <summary>True for a date or time that is today or earlier; a month or a year has passed when its last day has come.</summary>
    public bool HasCome(Element time) => time.HasValue && TimeRange.Parse(time.Utf8Value) is { } range && range.High <= Hours.High;

    private static TimeRange DayOf(DateTime date) => TimeRange.Parse(Encoding.ASCII.GetBytes(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))!.Value;
}
