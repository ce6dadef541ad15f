using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#date</summary>
internal static class DateIndex
{
    public static void Add(Element element, List<IndexValue> values)
    {
        if (RangeOf(element) is { } range) values.Add(new IndexValue(SearchParameterType.Date, "", null) { LowTime = range.Low, HighTime = range.High });
    }

    /// <summary>Null when the element says nothing about time.</summary>
    private static TimeRange? RangeOf(Element element)
    {
        if (element.IsPrimitive) return TimeRange.Parse(element.Utf8Value);
        if (element.Type.IsA("Period")) return OfPeriod(element);
        return element.Type.IsA("Timing") ? OfTiming(element) : null;
    }

    /// <summary>An end that is missing is open; a period without either is no period; one written backwards is what lies between.</summary>
    private static TimeRange? OfPeriod(Element period)
    {
        var (start, end) = (TimeRange.Parse(period.Child("start").Utf8Value), TimeRange.Parse(period.Child("end").Utf8Value));
        if (start is { } first && end is { } last && last.High <= first.Low) return new TimeRange(last.Low, first.High);
        return start is null && end is null ? null : new TimeRange(start?.Low ?? TimeRange.Unbounded.Low, end?.High ?? TimeRange.Unbounded.High);
    }

    /// <summary>The outer limits of a schedule; its details do not count.</summary>
    private static TimeRange? OfTiming(Element timing)
    {
        var limits = OfPeriod(timing.Child("repeat").Child("bounds"));
        foreach (var time in timing.ChildrenNamed("event"))
            if (TimeRange.Parse(time.Utf8Value) is { } range)
                limits = limits is { } sofar ? new TimeRange(Math.Min(sofar.Low, range.Low), Math.Max(sofar.High, range.High)) : range;
        return limits;
    }
}
