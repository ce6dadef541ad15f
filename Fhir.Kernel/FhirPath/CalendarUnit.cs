namespace Fhir.Kernel.FhirPath;

/// <summary>The calendar durations that FHIRPath has words for. https://hl7.org/fhirpath/N1/#time-valued-quantities</summary>
internal static class CalendarUnit
{
    /// <summary>The word in the singular; null when it is none of them.</summary>
    public static string? OfWord(ReadOnlySpan<char> word) => word switch
    {
        "year" or "years" => "year",
        "month" or "months" => "month",
        "week" or "weeks" => "week",
        "day" or "days" => "day",
        "hour" or "hours" => "hour",
        "minute" or "minutes" => "minute",
        "second" or "seconds" => "second",
        "millisecond" or "milliseconds" => "millisecond",
        _ => null,
    };

    /// <summary>The mapping of FHIR quantities. https://hl7.org/fhir/R4/fhirpath.html#quantity</summary>
    public static string? OfUcum(string code) => code switch
    {
        "a" => "year",
        "mo" => "month",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        _ => null,
    };

    /// <summary>The calendar unit that a definite UCUM duration equals; null for years and months, which it only resembles.</summary>
    public static string? EqualToUcum(string code) => code switch
    {
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "ms" => "millisecond",
        _ => null,
    };

    public static string ToUcum(string unit) => unit switch
    {
        "year" => "a",
        "month" => "mo",
        "week" => "wk",
        "day" => "d",
        "hour" => "h",
        "minute" => "min",
        "second" => "s",
        _ => "ms",
    };

    /// <summary>With a year of 365 days and a month of 30, the conversion factors of N1.</summary>
    public static decimal Milliseconds(string unit) => unit switch
    {
        "year" => 365 * 86_400_000m,
        "month" => 30 * 86_400_000m,
        "week" => 7 * 86_400_000m,
        "day" => 86_400_000m,
        "hour" => 3_600_000m,
        "minute" => 60_000m,
        "second" => 1000m,
        _ => 1,
    };
}
