using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// <c>List/$medication-changes</c>: reconciliation (samstemming), what differs between two versions of a list, row by row. Rows are taken as they were when the
/// version of the list was written. https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes
/// </summary>
public sealed class MedicationChanges : IFhirOperation
{
    public string Definition => Pll.Base + "/OperationDefinition/list-medication-changes";

    public ImmutableArray<OperationRoute> Routes { get; } =
    [
        new("GET", "List/{id}/$medication-changes", Interaction.Read), new("POST", "List/{id}/$medication-changes", Interaction.Read),
        new("GET", "List/$medication-changes", Interaction.Read), new("POST", "List/$medication-changes", Interaction.Read),
    ];

    public async Task<OperationAnswer> HandleAsync(OperationRequest request, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var read = request.Input("from", "to", "unchanged");
        if (read.Refusal is { } unknown) return OperationAnswer.Refuse(unknown);
        var input = read.Value;
        var (from, to, all) = (input.Text("from"), input.Text("to"), input.Flag("unchanged") ?? false);
        if (request.Id.Length == 0)
            foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("from", from), ("to", to)]) if (value is null) input.Refuse(ParameterRules.ParameterMissing.At(null, name));
        if (input.Problems.Count > 0) return OperationAnswer.Refuse(400, [.. input.Problems]);

        var versions = new ListVersions(store, host);
        var newer = await versions.ReadAsync("to", to, request.Id, cancel);
        if (newer.Refusal is { } noNewer) return OperationAnswer.Refuse(noNewer);
        var older = await versions.BeforeAsync("from", from, newer.Value, request.Id, cancel);
        if (older.Refusal is { } noOlder) return OperationAnswer.Refuse(noOlder);
        if (older.Value is { } other && other.Patient != newer.Value.Patient) return OperationAnswer.Refuse(422, ChangeRules.OtherPatient.At(null));
        return OperationAnswer.Of(FhirJson.ToBytes(Answer(older.Value, newer.Value, all)));
    }

    private static JsonObject Answer(ListVersion? older, ListVersion newer, bool all)
    {
        var parameters = new List<JsonNode> { FhirJson.Parameter("patient", "valueReference", FhirJson.Reference(newer.Patient)) };
        if (older is not null) parameters.Add(FhirJson.Parameter("from", "valueReference", FhirJson.Reference(older.List.Versioned)));
        parameters.Add(FhirJson.Parameter("to", "valueReference", FhirJson.Reference(newer.List.Versioned)));
        parameters.AddRange(RowComparison.Of(older?.Rows ?? [], newer.Rows).Where(row => all || row.Change != RowComparison.Unchanged).Select(row => row.ToParameter()));
        return FhirJson.Parameters(parameters);
    }
}
