namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Later additions: the parts of dates and times, as written; nothing for what was not written. https://hl7.org/fhirpath/#extract-datedatetimetime-components</summary>
internal static class TimeParts
{
    public static readonly IReadOnlyList<Function> All =
    [
        Part("yearOf", TimePrecision.Year, time => FhirPathValue.Of(time.Local.Year)),
        Part("monthOf", TimePrecision.Month, time => FhirPathValue.Of(time.Local.Month)),
        Part("dayOf", TimePrecision.Day, time => FhirPathValue.Of(time.Local.Day)),
        Part("hourOf", TimePrecision.Hour, time => FhirPathValue.Of(time.Local.Hour)),
        Part("minuteOf", TimePrecision.Minute, time => FhirPathValue.Of(time.Local.Minute)),
        Part("secondOf", TimePrecision.Second, time => FhirPathValue.Of(time.Local.Second)),
        Part("millisecondOf", TimePrecision.Second, time => time.FractionDigits == 0 ? default : FhirPathValue.Of(time.Local.Millisecond)),
        Of("timezoneOffsetOf", value => value is { Kind: FhirPathKind.DateTime, Time.OffsetMinutes: { } minutes } ? FhirPathValue.Of(minutes / 60m) : default),
        Of("dateOf", value => value.Kind is FhirPathKind.Date or FhirPathKind.DateTime ? FhirPathValue.Of(FhirPathKind.Date, value.Time.ToDate()) : default),
        Of("timeOf", value => value is { Kind: FhirPathKind.DateTime, Time.Precision: > TimePrecision.Day } ? FhirPathValue.Of(FhirPathKind.Time, value.Time.ToTimeOfDay()) : default),
    ];

    private static Function Part(string name, TimePrecision least, Func<PartialDateTime, FhirPathValue> read) => Of(name, value =>
    {
        var hasDate = value.Kind is FhirPathKind.Date or FhirPathKind.DateTime;
        var hasPart = least <= TimePrecision.Day ? hasDate : value.Kind is FhirPathKind.DateTime or FhirPathKind.Time;
        return hasPart && value.Time.Precision >= least ? read(value.Time) : default;
    });

    private static Function Of(string name, Func<FhirPathValue, FhirPathValue> read) =>
        new(name, 0, 0, SimpleOperation.Of((run, _, input) => read(run.ToSystem(input)))) { LaterFrom = 0 };
}
