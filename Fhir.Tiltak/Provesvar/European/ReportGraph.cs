using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>A report and what it consists of: results with their members, specimens, the order, the patient and who did it. What is missing in the store is left as a reference.</summary>
/// <param name="most">Resources in a document.</param>
internal sealed class ReportGraph(string ownBase, int most, IPermittedStore store)
{
    private static readonly string[] Followed = ["Patient", "Observation", "Specimen", "ServiceRequest", "PractitionerRole", "Practitioner", "Organization"];

    // What a result is derived from is another report's, and the report a result belongs to is this one.
    private static readonly string[] NotFollowed = ["derivedFrom", "extension", "generalPractitioner", "managingOrganization"];

    private readonly List<(string FullUrl, JsonObject Resource)> entries = [];
    private readonly HashSet<string> seen = [];

    public IReadOnlyList<(string FullUrl, JsonObject Resource)> Entries => entries;

    public JsonObject Report => entries[0].Resource;

    public JsonObject? Find(string reference) => entries.Find(entry => entry.FullUrl == UrlOf(reference)).Resource;

    /// <summary>Refers to the entries by their addresses.</summary>
    public void MakeAbsolute(JsonNode node)
    {
        if (node is JsonArray array) foreach (var item in array.OfType<JsonNode>()) MakeAbsolute(item);
        if (node is not JsonObject element) return;
        foreach (var child in element.Select(property => property.Value).OfType<JsonNode>().ToList()) MakeAbsolute(child);
        if (element["reference"] is JsonValue value && value.TryGetValue<string>(out var text) && Find(text) is not null) element["reference"] = UrlOf(text);
    }

    /// <returns>Null when all is read; else why not.</returns>
    public async Task<Refusal?> ReadAsync(string id, CancellationToken cancel)
    {
        var read = await store.ReadAsync("DiagnosticReport", id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is not { } report) return new Refusal(404, [LabDocumentRules.ReportUnknown.At(null, id)]);
        if (report.IsDeleted) return new Refusal(410, [LabDocumentRules.ReportDeleted.At(null, id)]);
        Add(report);
        for (var at = 0; at < entries.Count; at++)
        {
            foreach (var (type, target) in References(entries[at].Resource).ToList())
                if (await FollowAsync(type, target, cancel) is { } denied) return denied;
            if (entries.Count > most) return new Refusal(422, [LabDocumentRules.TooLarge.At(null, most.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }
        return null;
    }

    private async Task<Refusal?> FollowAsync(string type, string id, CancellationToken cancel)
    {
        if (!seen.Add($"{ownBase}/{type}/{id}")) return null;
        var read = await store.ReadAsync(type, id, cancel);
        if (read.Refusal is { } refusal) return refusal;
        if (read.Value is { IsDeleted: false } found) Add(found);
        return null;
    }

    private void Add(StoredResource found)
    {
        var url = $"{ownBase}/{found.Reference}";
        seen.Add(url);
        entries.Add((url, (JsonObject)JsonNode.Parse(found.Json.Span)!));
    }

    private string UrlOf(string reference) => ReferenceText.SplitLocal(reference, ownBase) is var (type, id) ? $"{ownBase}/{type}/{id}" : reference;

    private IEnumerable<(string Type, string Id)> References(JsonNode node)
    {
        if (node is JsonArray array) return array.OfType<JsonNode>().SelectMany(References);
        if (node is not JsonObject element) return [];
        var below = element.Where(property => property.Value is not null && !NotFollowed.Contains(property.Key)).SelectMany(property => References(property.Value!));
        return Target(element) is { } target ? below.Prepend(target) : below;
    }

    private (string Type, string Id)? Target(JsonObject element) =>
        element["reference"] is JsonValue value && value.TryGetValue<string>(out var text) && !text.StartsWith('#')
        && ReferenceText.SplitLocal(text, ownBase) is var (type, id) && Followed.Contains(type) ? (type, id) : null;
}
