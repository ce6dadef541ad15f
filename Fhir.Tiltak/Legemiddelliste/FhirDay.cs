using System.Globalization;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>Days and moments as dateTimes say them, with as little of them as was known. https://hl7.org/fhir/R4/datatypes.html#dateTime</summary>
internal static class FhirDay
{
    /// <summary>The last day a date may mean: 2026-10 is 31 October. Null for what is no date.</summary>
    public static DateOnly? Last(string? text) => text?.Length switch
    {
        4 when Parse(text + "-12-31") is { } day => day,
        7 when Parse(text + "-01") is { } first => first.AddMonths(1).AddDays(-1),
        >= 10 => Parse(text[..10]),
        _ => null,
    };

    /// <summary>Whether two dateTimes mean the same moment, however they are written; parts of a day are equal when they are written alike.</summary>
    public static bool AreSame(string? one, string? other)
    {
        if (one == other) return true;
        return Moment(one) is { } left && Moment(other) is { } right && left == right;
    }

    private static DateTimeOffset? Moment(string? text) =>
        text is not null && text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static DateOnly? Parse(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
