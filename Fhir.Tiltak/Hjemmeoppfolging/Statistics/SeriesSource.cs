using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>Gets series out of the store: index rows for the amounts, one body to know a panel by.</summary>
/// <param name="most">Measurements of a series at most.</param>
public sealed class SeriesSource(IPermittedStore store, IOperationHost host, string baseUrl, int most)
{
    /// <summary>One series, or of a panel one for each of its parts. https://hl7.org/fhir/R4/observation-operation-stats.html</summary>
    public async Task<Result<List<MeasuredSeries>>> OfAsync(StatsCode code, StatsQuestion question, CancellationToken cancel)
    {
        var parts = await PartsAsync(code, question, cancel);
        if (parts.Refusal is { } refusal) return refusal;
        var all = new List<MeasuredSeries>();
        foreach (var part in parts.Value.Count > 0 ? parts.Value : [code])
        {
            var series = await SeriesAsync(part, parts.Value.Count > 0 ? code : null, question, cancel);
            if (series.Refusal is { } denied) return denied;
            all.Add(series.Value);
        }
        return all;
    }

    /// <summary>The newest Observations of the codes in the period.</summary>
    public async Task<Result<List<StoredResource>>> SourcesAsync(StatsQuestion question, CancellationToken cancel)
    {
        var query = Search("combo-code", string.Join(',', question.Codes.Select(Token)), question, $"&_sort=-date&_count={question.Sources}");
        if (query.Refusal is { } refusal) return refusal;
        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? denied : page.Value.Matches.ToList();
    }

    private async Task<Result<MeasuredSeries>> SeriesAsync(StatsCode code, StatsCode? panel, StatsQuestion question, CancellationToken cancel)
    {
        var query = panel is { } whole ? Search("code", Token(whole), question) : Search("combo-code", Token(code), question);
        if (query.Refusal is { } refusal) return refusal;
        var known = SearchParameterSet.R4;
        var series = await store.SeriesAsync(new SeriesQuery(query.Value, known.Find("Observation", "combo-code-value-quantity")!, known.Find("Observation", "date")!,
            new TokenValue(code.System, code.Code), most), cancel);
        if (series.Refusal is { } denied) return denied;
        if (!series.Value.IsWhole) return new Refusal(422, [StatsRules.SeriesTooLong.At(null, $"{most}")]);
        var total = question.Statistics.Any(one => one.Kind == StatisticKind.Total) ? await TotalAsync(query.Value, cancel) : 0;
        return total.Refusal is { } uncounted ? uncounted : MeasuredSeries.Of(code, panel, series.Value.Points, total.Value);
    }

    private async Task<Result<long>> TotalAsync(SearchQuery query, CancellationToken cancel)
    {
        var page = await store.SearchAsync(query with { PageSize = 0, Total = Total.Accurate }, cancel);
        return page.Refusal is { } refusal ? refusal : page.Value.Total ?? 0;
    }

    /// <summary>The codes of the components of the newest Observation that is nothing but a panel.</summary>
    private async Task<Result<List<StatsCode>>> PartsAsync(StatsCode code, StatsQuestion question, CancellationToken cancel)
    {
        var query = Search("code", Token(code), question, "&_sort=-date&_count=1");
        if (query.Refusal is { } refusal) return refusal;
        var page = await store.SearchAsync(query.Value, cancel);
        if (page.Refusal is { } denied) return denied;
        if (page.Value.Matches is not [var newest] || JsonParser.Parse(newest.Json, host.Schema).Document is not { } document || document.Root.Child("value").Exists) return new List<StatsCode>();
        return document.Root.All("component").Select(component => CodeOf(component, code.System)).OfType<StatsCode>().Distinct().ToList();
    }

    private static StatsCode? CodeOf(Element component, string system)
    {
        var codings = component.Child("code").All("coding");
        if (codings.Count == 0) return null;
        var chosen = codings.Find(coding => coding.ValueOf("system") == system) is { Exists: true } same ? same : codings[0];
        return chosen.ValueOf("code") is { } code ? new StatsCode(chosen.ValueOf("system") ?? "", code) : null;
    }

    private Result<SearchQuery> Search(string parameter, string token, StatsQuestion question, string rest = "")
    {
        var text = $"subject={Escape(question.Subject)}&{parameter}={Escape(token)}&status:not=entered-in-error";
        if (question.Period.Low != TimeRange.Unbounded.Low) text += $"&date=ge{Moment(question.Period.Low)}";
        if (question.Period.High != TimeRange.Unbounded.High) text += $"&date=lt{Moment(question.Period.High)}";
        return host.Search("Observation", text + rest, baseUrl);
    }

    private static string Token(StatsCode code) => $"{SearchEscape.Of(code.System)}|{SearchEscape.Of(code.Code)}";

    private static string Moment(long microseconds) => Escape(FhirInstant.Of(TimeRange.ToTime(microseconds)));

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
