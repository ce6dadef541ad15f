using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>
/// Observation/$stats, reckoned from index rows however long the series, with windows of a calendar beside.
/// https://hl7.org/fhir/R4/observation-operation-stats.html
/// </summary>
/// <param name="most">Measurements of a series at most.</param>
/// <param name="mostWindows">Windows answered at most.</param>
public sealed class ObservationStats(int most = 1_000_000, int mostWindows = 5_000) : IFhirOperation
{
    public string Definition => HomeCodes.Operation("hjemme-stats");

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "Observation/$stats", Interaction.Search),
        new("POST", "Observation/$stats", Interaction.Search),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var question = StatsQuestion.Of(request, host.Clock.GetUtcNow());
        if (question.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        var source = new SeriesSource(store, host, request.BaseUrl, most);
        var answers = await AnswersAsync(question.Value, source, cancel);
        if (answers.Refusal is { } denied) return OperationAnswer.Refuse(denied);
        if (question.Value.Sources == 0) return OperationAnswer.Of(new StatsWriter(question.Value).ToBytes(answers.Value, []));
        var sources = await source.SourcesAsync(question.Value, cancel);
        return sources.Refusal is { } hidden ? OperationAnswer.Refuse(hidden) : OperationAnswer.Of(new StatsWriter(question.Value).ToBytes(answers.Value, sources.Value));
    }

    private async Task<Result<List<(TimeRange, MeasuredSeries)>>> AnswersAsync(StatsQuestion question, SeriesSource source, CancellationToken cancel)
    {
        var answers = new List<(TimeRange, MeasuredSeries)>();
        foreach (var code in question.Codes)
        {
            var series = await source.OfAsync(code, question, cancel);
            if (series.Refusal is { } refusal) return refusal;
            answers.AddRange(series.Value.SelectMany(one => question.Window is { } window ? one.Cut(window) : [(question.Period, one)]));
        }
        return question.Window is not null && answers.Count > mostWindows
            ? new Refusal(422, [StatsRules.TooManyWindows.At(null, $"{answers.Count}", $"{mostWindows}")])
            : answers;
    }
}
