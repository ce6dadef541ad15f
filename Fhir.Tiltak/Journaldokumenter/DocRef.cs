using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>
/// <c>DocumentReference/$docref</c>: the current documents about a patient, newest first; without start and end only the newest. This server makes no documents on demand.
/// https://hl7.org/fhir/uv/ipa/STU1/OperationDefinition-docref.html
/// </summary>
public sealed class DocRef : IFhirOperation
{
    private const int Most = 1000;

    public string Definition => "https://fhirref.example/no/journaldokumenter/OperationDefinition/journal-operation-docref";

    public ImmutableArray<OperationRoute> Routes =>
        [new("GET", "DocumentReference/$docref", Interaction.Search), new("POST", "DocumentReference/$docref", Interaction.Search)];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var input = request.Input("patient", "start", "end", "type", "on-demand", "profile");
        if (input.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        var question = DocRefQuestion.Read(input.Value);
        if (input.Value.Problems.Count > 0) return OperationAnswer.Refuse(Refusal.BadRequest([.. input.Value.Problems]));

        var query = host.Search("DocumentReference", question.ToQuery(Most), request.BaseUrl);
        if (query.Refusal is { } malformed) return OperationAnswer.Refuse(malformed);
        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? OperationAnswer.Refuse(denied) : OperationAnswer.Of(DocRefAnswer.Of(page.Value, request, host.Clock));
    }
}
