using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// The resources of a document and how they refer to each other: stored references become urn:uuid of the entries, and what is left outside keeps its address on
/// this server. https://hl7.org/fhir/R4/bundle.html#references
/// </summary>
internal sealed class DocumentGraph(RecordReader reader)
{
    /// <summary>What is fetched because something in the document refers to it. Encounters and the like stay outside.</summary>
    private static readonly string[] Followed = ["Medication", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "Substance"];

    private readonly Dictionary<string, (string FullUrl, Held Held)> entries = [];
    private readonly List<string> order = [];

    /// <summary>Originals of prescriptions come along only when they are asked for.</summary>
    public bool HasOriginals { get; init; }

    public void Add(Held held)
    {
        if (entries.TryAdd(held.Reference, ($"urn:uuid:{Guid.NewGuid()}", held))) order.Add(held.Reference);
    }

    /// <summary>Fetches what the entries refer to, and what that refers to. What the caller may not read stays outside.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        for (var at = 0; at < order.Count; at++)
            foreach (var reference in entries[order[at]].Held.Root.References().Select(Local).OfType<string>().ToList())
                if (IsFollowed(reference) && !entries.ContainsKey(reference) && await ReadAsync(reference, cancel) is { } found) Add(found);
    }

    /// <summary>The entry's fullUrl, or the address of what is outside.</summary>
    public string AddressOf(string reference)
    {
        if (Local(reference) is not { } local) return reference;
        return entries.TryGetValue(local, out var entry) ? entry.FullUrl : $"{reader.OwnBase}/{local}";
    }

    /// <summary>Null for what is not in the document.</summary>
    public Held? Find(string reference) => Local(reference) is { } local && entries.TryGetValue(local, out var entry) ? entry.Held : null;

    public IEnumerable<JsonObject> Entries() => order.Select(reference => Entry(entries[reference].FullUrl, entries[reference].Held));

    private JsonObject Entry(string fullUrl, Held held)
    {
        var resource = FhirJson.Parse(held.Stored.Json.Span);
        if (!HasOriginals && resource["derivedFrom"] is JsonArray origins && origins.All(origin => $"{origin?["reference"]}".Contains("Binary/", StringComparison.Ordinal))) resource.Remove("derivedFrom");
        if (held.Stored.Type == "List") KeepKnownItems(resource);
        FhirJson.Rewrite(resource, AddressOf);
        return new JsonObject { ["fullUrl"] = fullUrl, ["resource"] = resource };
    }

    /// <summary>A list in a document names the rows that are in the document; what is hidden is not named either.</summary>
    private void KeepKnownItems(JsonObject list)
    {
        if (list["entry"] is not JsonArray items) return;
        foreach (var item in items.Where(item => Find($"{item?["item"]?["reference"]}") is null).ToList()) items.Remove(item);
        if (items.Count > 0) return;
        list.Remove("entry");
        list["emptyReason"] = FhirJson.Coded(Pll.EmptyReason, "withheld", "Information Withheld");
    }

    private async Task<Held?> ReadAsync(string reference, CancellationToken cancel)
    {
        var parts = reference.Split('/');
        return await reader.ReadAsync(parts[0], parts[1], cancel);
    }

    private bool IsFollowed(string reference) =>
        Followed.Contains(reference[..reference.IndexOf('/', StringComparison.Ordinal)]) || (HasOriginals && reference.StartsWith("Binary/", StringComparison.Ordinal));

    /// <summary>Type and id of a resource on this server; null for any other reference.</summary>
    private string? Local(string reference)
    {
        var text = reference.StartsWith(reader.OwnBase + "/", StringComparison.Ordinal) ? reference[(reader.OwnBase.Length + 1)..] : reference;
        var parts = text.Split('/');
        return parts.Length is 2 or 4 && !text.Contains(':') && parts[0].Length > 0 && parts[1].Length > 0 ? $"{parts[0]}/{parts[1]}" : null;
    }
}
