using System.Text.Json.Nodes;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>An answer of <c>$getMedication</c>.</summary>
internal sealed class LookedUp(JsonNode answer)
{
    public JsonNode? this[string name] => answer["parameter"]!.AsArray().FirstOrDefault(parameter => $"{parameter!["name"]}" == name);

    public JsonObject Bundle => this["medication"]!["resource"]!.AsObject();

    public JsonNode Composition => Bundle["entry"]![0]!["resource"]!;

    public IReadOnlyList<JsonNode> Of(string type) =>
        [.. Bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!).Where(resource => $"{resource["resourceType"]}" == type)];

    public JsonNode? Section(string code) => Composition["section"]!.AsArray().FirstOrDefault(section => $"{section!["code"]!["coding"]![0]!["code"]}" == code);

    /// <summary>Row ids, in order.</summary>
    public IReadOnlyList<string?> RowIds => [.. Of("MedicationStatement").Select(row => SentList.IdOf(row, "pll-id")).Where(id => id is not null)];

    public string DocumentId => $"{Composition["identifier"]!["value"]}";
}
