using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>
/// $news2: the early warning score of a patient from the newest measurements, or of measurements that are sent along. Nothing is stored; who wants to keep the
/// answer creates it. https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-news2
/// </summary>
public sealed class ComputeNews2 : IFhirOperation
{
    public string Definition => HomeCodes.Operation("hjemme-news2");

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "Patient/{id}/$news2", Interaction.Read),
        new("POST", "Patient/{id}/$news2", Interaction.Read),
        new("GET", "Observation/$news2", Interaction.Search),
        new("POST", "Observation/$news2", Interaction.Search),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var question = News2Question.Of(request, host.Clock.GetUtcNow());
        if (question.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        if (question.Value.Patient is { } patient && await UnknownAsync(patient, store, cancel) is { } unknown) return OperationAnswer.Refuse(unknown);
        var found = await new FindingSearch(store, host, request.BaseUrl).NewestAsync(question.Value, cancel);
        if (found.Refusal is { } denied) return OperationAnswer.Refuse(denied);
        var score = News2Score.Of(found.Value, question.Value.Scale, TimeRange.Of(question.Value.At), question.Value.MostHours);
        return OperationAnswer.Of(new News2Writer(score, question.Value, request.Language).ToBytes(host.NewId(), host.Clock.GetUtcNow()));
    }

    private static async Task<Refusal?> UnknownAsync(string patient, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Patient", patient, cancel);
        if (read.Refusal is { } refusal) return refusal;
        return read.Value is { IsDeleted: false } ? null : new Refusal(404, [News2Rules.PatientUnknown.At(null, $"Patient/{patient}")]);
    }
}
