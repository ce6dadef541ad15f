using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// What the temporary resources of a document are called in the store: rows that were looked up by their ids, drugs by their content, people and organizations by
/// their national identifiers. What has no address yet keeps its urn, which the transaction resolves.
/// </summary>
internal sealed class StoredAddresses(RecordReader reader, SentDocument document)
{
    private static readonly string[] Actors = ["Practitioner", "PractitionerRole", "Organization", "RelatedPerson"];

    private readonly Dictionary<string, string> addresses = [];

    /// <summary>What the store calls it, or the address as it is.</summary>
    public string Of(string reference) => addresses.GetValueOrDefault(reference, reference);

    public void Add(string fullUrl, string stored) => addresses[fullUrl] = stored;

    /// <summary>True for a drug that is not stored as the document says it.</summary>
    public bool IsNew(string fullUrl) => !addresses.ContainsKey(fullUrl);

    /// <summary>Finds drugs and actors that the references lead to; an issue for each actor nobody has registered.</summary>
    public async Task<IReadOnlyList<Issue>> FindAsync(IEnumerable<string> references, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        foreach (var reference in references.Distinct().Where(IsNew))
        {
            var resource = document.Find(reference);
            if (!resource.Exists) continue;
            if (resource.Type.Name == "Medication" && await DrugAsync(resource, cancel) is { } drug) Add(reference, drug);
            if (!Actors.Contains(resource.Type.Name)) continue;
            if (await ActorAsync(resource, cancel) is { } actor) Add(reference, actor.Reference);
            else issues.Add(RowRules.ActorUnknown.At(resource.Path, resource.Type.Name));
        }
        return issues;
    }

    private async Task<string?> DrugAsync(Element drug, CancellationToken cancel) =>
        drug.ValueOf("id") is { } id && await reader.ReadAsync("Medication", id, cancel) is { } stored && RowContent.SameDrug(stored.Root, drug) ? stored.Reference : null;

    private async Task<Held?> ActorAsync(Element actor, CancellationToken cancel) => actor.Type.Name switch
    {
        "Practitioner" => await ByIdentifierAsync("Practitioner", actor, [Pll.Hpr], cancel),
        "Organization" => await ByIdentifierAsync("Organization", actor, null, cancel),
        "PractitionerRole" => await RoleAsync(actor, cancel),
        _ => actor.ValueOf("id") is { } id ? await reader.ReadAsync(actor.Type.Name, id, cancel) : null,
    };

    private async Task<Held?> ByIdentifierAsync(string type, Element actor, string[]? systems, CancellationToken cancel)
    {
        foreach (var identifier in actor.All("identifier"))
        {
            if (identifier.ValueOf("system") is not { } system || identifier.ValueOf("value") is not { } value || systems?.Contains(system) == false) continue;
            var found = await reader.AllAsync(type, $"identifier={Uri.EscapeDataString(system)}%7C{Uri.EscapeDataString(value)}", cancel);
            if (found.IsValue && found.Value.Count > 0) return found.Value[0];
        }
        return null;
    }

    /// <summary>A role of the practitioner the document names: that of the same id when it has one, else one at the same organization, with the same part in multidose if there is one.</summary>
    private async Task<Held?> RoleAsync(Element role, CancellationToken cancel)
    {
        var (named, place) = (document.Find(role.ReferenceTo("practitioner")), document.Find(role.ReferenceTo("organization")));
        if (!named.Exists || await ActorAsync(named, cancel) is not { } practitioner) return null;
        var roles = await reader.AllAsync("PractitionerRole", $"practitioner={practitioner.Reference}", cancel);
        if (!roles.IsValue) return null;
        if (roles.Value.FirstOrDefault(stored => stored.Stored.Id == role.ValueOf("id")) is { } same) return same;
        var organization = place.Exists ? await ActorAsync(place, cancel) : null;
        if (organization is null) return null;
        var there = roles.Value.Where(stored => stored.Root.ReferenceTo("organization") == organization.Reference).ToList();
        return there.Find(stored => PartOf(stored.Root) == PartOf(role)) ?? there.FirstOrDefault();
    }

    private static string? PartOf(Element role) => role.All("code").Select(code => code.CodeIn(Pll.MultidoseRole)).OfType<string>().FirstOrDefault();
}
