using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>
/// The document that a stored Composition is the front page of, and on request its storing. Without <c>persist</c> nothing is stored.
/// https://hl7.org/fhir/R4/composition-operation-document.html
/// </summary>
/// <param name="most">Resources in a document.</param>
public sealed class DocumentOperation(int most = 2000) : IFhirOperation
{
    private const string Persist = "persist";
    private const string IdParameter = "id";
    private const string Graph = "graph";

    public string Definition => "http://hl7.org/fhir/OperationDefinition/Composition-document";

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "Composition/{id}/$document", Interaction.Read),
        new("POST", "Composition/{id}/$document", Interaction.Read),
        new("GET", "Composition/$document", Interaction.Read),
        new("POST", "Composition/$document", Interaction.Read),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = request.Id.Length > 0 ? request.Input(Persist, Graph) : request.Input(IdParameter, Persist, Graph);
        if (read.Refusal is { } unreadable) return OperationAnswer.Refuse(unreadable);
        var (id, persists) = (IdOf(request, read.Value), read.Value.Flag(Persist) ?? false);
        if (read.Value.Text(Graph) is not null) read.Value.Refuse(ParameterRules.ParameterUnsupported.At(Graph, Graph, "GraphDefinition"));
        if (persists && request.Method == "GET") read.Value.Refuse(DocumentRules.PersistByGet.At(Persist));
        if (read.Value.Problems.Count > 0) return OperationAnswer.Refuse(new Refusal(400, read.Value.Problems));

        var document = await new DocumentMaker(request.BaseUrl, most, store, host).MakeAsync(id, cancel);
        if (document.Refusal is { } refusal) return OperationAnswer.Refuse(refusal);
        return persists ? await DocumentArchive.StoreAsync(document.Value, request, store, host, cancel) : OperationAnswer.Of(document.Value);
    }

    /// <summary>The id in the address, or that of a Composition here in the parameter; empty when it is a problem.</summary>
    private static string IdOf(OperationRequest request, OperationInput input)
    {
        if (request.Id.Length > 0) return request.Id;
        if (input.Text(IdParameter) is not { } text) input.Refuse(ParameterRules.ParameterMissing.At(IdParameter, IdParameter));
        else if (ReferenceText.SplitLocal(text, request.BaseUrl) is ("Composition", var id)) return id;
        else if (ReferenceText.IsId(text)) return text;
        else input.Refuse(ParameterRules.ParameterInvalid.At(IdParameter, IdParameter, text, "Composition/[id]"));
        return "";
    }
}
