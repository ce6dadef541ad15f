using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>The parameters of a history, read. https://hl7.org/fhir/R4/http.html#history</summary>
/// <param name="Applied">Those that were understood, for the links.</param>
/// <param name="IsCountOnly"><c>_count=0</c> or <c>_summary=count</c>: how many there are, and none of them.</param>
public sealed record HistoryParameters(HistoryQuery Query, ImmutableArray<QueryParameter> Applied, bool IsCountOnly)
{
    private const int DefaultCount = 50;
    private const int MostCount = 1000;

    private static readonly string[] Understood = ["_count", "_since", "_at", "_format", "_pretty", "_summary", "_elements"];

    /// <summary>400 for a malformed value, for <c>_list</c>, which would otherwise be answered with too much, and, when handling is strict, for what is unknown.</summary>
    public static Result<HistoryParameters> Read(FhirRequest request)
    {
        var problems = request.Query.Select(parameter => Problem(request, parameter)).OfType<Issue>().ToList();
        if (problems.Count > 0) return new Refusal(400, problems);

        var count = request.Parameter("_count") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultCount;
        var query = new HistoryQuery(NullIfEmpty(request.Type), NullIfEmpty(request.Id), Math.Clamp(count, 1, MostCount))
        {
            Since = Time(request.Parameter("_since")) is { } since ? Instant(since.Low) : null,
            At = request.Parameter("_at") is { } at ? Current(at) : null,
            Cursor = request.Parameter(SearchQueryParser.CursorParameter),
        };
        return new HistoryParameters(query, [.. request.Query.Where(parameter => Understood.Contains(parameter.Name))], count == 0 || request.Parameter("_summary") == "count");
    }

    private static Issue? Problem(FhirRequest request, QueryParameter parameter) => parameter.Name switch
    {
        "_count" when !int.TryParse(parameter.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => Invalid(parameter),
        "_since" when Time(parameter.Value) is null => Invalid(parameter),
        "_at" when Current(parameter.Value) is null => Invalid(parameter),
        "_list" => InteractionRules.HistoryListUnsupported.At("_list"),
        SearchQueryParser.CursorParameter => null,
        _ when request.Query.Count(other => other.Name == parameter.Name) > 1 => InteractionRules.ParameterInvalid.At(parameter.Name, parameter.Name, "2 x"),
        _ when !Understood.Contains(parameter.Name) && request.Prefer.IsStrict => SearchRules.UnknownParameter.At(parameter.Name, parameter.Name, request.Type),
        _ => null,
    };

    private static Issue Invalid(QueryParameter parameter) => InteractionRules.ParameterInvalid.At(parameter.Name, parameter.Name, parameter.Value);

    private static TimeRange? Time(string? text) => text is null ? null : TimeRange.Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The time that versions were current in; a prefix opens it to one side. https://hl7.org/fhir/R4/search.html#prefix</summary>
    /// <returns>Null for what is no date, and for <c>ne</c> and <c>ap</c>, which are no one time.</returns>
    private static TimeRange? Current(string text)
    {
        var (prefix, date) = PrefixText.Split(text);
        if (Time(date) is not { } range) return null;
        return prefix switch
        {
            Prefix.Equal => range,
            Prefix.Greater or Prefix.StartsAfter => TimeRange.Unbounded with { Low = range.High },
            Prefix.GreaterOrEqual => TimeRange.Unbounded with { Low = range.Low },
            Prefix.Less or Prefix.EndsBefore => TimeRange.Unbounded with { High = range.Low },
            Prefix.LessOrEqual => TimeRange.Unbounded with { High = range.High },
            _ => null,
        };
    }

    /// <summary>The first hour of year 1 in Norway lies before the first that there is.</summary>
    private static DateTimeOffset Instant(long microseconds) =>
        TimeRange.ToTime(Math.Clamp(microseconds, TimeRange.Of(DateTimeOffset.MinValue), TimeRange.Of(DateTimeOffset.MaxValue)));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
