using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>
/// The resources of a document, each once, in the order they came: those that were chosen and what they refer to that is needed to understand them, such as
/// whoever recorded it and what the medicine is. Another patient's never, unless it was chosen.
/// </summary>
internal sealed class DocumentGraph(string ownBase, int most, IPermittedStore store, IOperationHost host)
{
    /// <summary>What is followed wherever it is referred to; an Observation is from what it is a result or member of.</summary>
    private static readonly string[] Followed = ["Practitioner", "PractitionerRole", "Organization", "Location", "Medication", "Substance", "Device", "Specimen", "Goal", "CareTeam"];

    /// <summary>What a plan says should be done, and what for: without them there is little left of it.</summary>
    private static readonly string[] OfPlans = ["CarePlan.activity.reference", "CarePlan.addresses", "Goal.addresses"];

    private readonly List<DocumentEntry> entries = [];
    private readonly Dictionary<string, DocumentEntry> byUrl = [];
    private readonly HashSet<string> missing = [];
    private readonly Dictionary<Element, string> lifted = [];

    public IReadOnlyList<DocumentEntry> Entries => entries;

    public bool IsTooLarge => entries.Count > most;

    public bool Add(DocumentEntry entry)
    {
        if (!byUrl.TryAdd(entry.FullUrl, entry)) return false;
        entries.Add(entry);
        return true;
    }

    /// <summary>Gives what a resource contains of a type an entry of its own, so that a reader who looks for it there finds it.</summary>
    public void Lift(DocumentEntry container, string type)
    {
        foreach (var contained in container.Resource.ChildrenNamed("contained"))
        {
            if (contained.Type.Name != type || contained.ValueOf("id") is not { } id) continue;
            var url = NameUuid.Urn($"{container.FullUrl}#{id}");
            if (Add(new DocumentEntry(url, Document.Of(contained)) { Id = url["urn:uuid:".Length..] })) lifted[contained] = url;
        }
    }

    /// <summary>The address of a contained resource that has an entry of its own; null for any other element.</summary>
    public string? LiftedUrl(Element contained) => lifted.GetValueOrDefault(contained);

    /// <summary>Takes in what the resources refer to, until nothing new is found or there is too much.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        for (var at = 0; at < entries.Count && !IsTooLarge; at++)
            foreach (var reference in References(entries[at].Resource))
                if (IsFollowed(reference)) await FollowAsync(reference, cancel);
    }

    /// <summary>Takes in what a reference leads to, of whatever type. False when it leads out of this server, nowhere, or where the permit does not.</summary>
    public async Task<bool> FollowAsync(Element reference, CancellationToken cancel)
    {
        var text = reference.ValueOf("reference")!;
        if (ReferenceText.SplitLocal(text, ownBase) is not var (type, id) || !IsPermitted(type)) return false;
        var url = $"{ownBase}/{type}/{id}";
        if (byUrl.ContainsKey(url)) return true;
        if (missing.Contains(url)) return false;
        var read = VersionOf(text) is { } version ? await store.ReadVersionAsync(type, id, version, cancel) : await store.ReadAsync(type, id, cancel);
        if (read is { IsValue: true, Value: { IsDeleted: false } found }) return Add(new DocumentEntry(url, JsonParser.Parse(found.Json, host.Schema).Document!));
        missing.Add(url);
        return false;
    }

    /// <summary>The resource in the document that a Reference leads to; default when there is none.</summary>
    public Element Target(Element reference)
    {
        if (reference.ValueOf("reference") is not { } text) return default;
        if (text.StartsWith('#')) return Contained(reference, text[1..]);
        return byUrl.TryGetValue(UrlOf(text), out var entry) ? entry.Resource : default;
    }

    /// <summary>The address that a reference to another resource goes by; the text itself when it leads out of this server.</summary>
    public string UrlOf(string text) => ReferenceText.SplitLocal(text, ownBase) is var (type, id) ? $"{ownBase}/{type}/{id}" : text;

    /// <summary>Whether a type may be looked into, or its absence is no more than a lack of permission.</summary>
    public bool IsPermitted(string type) => store.Permit.Permits(type, Interaction.Read);

    /// <summary>Every Reference of a resource, in order, those of contained resources too.</summary>
    public static IEnumerable<Element> References(Element resource)
    {
        foreach (var child in resource.Children)
        {
            if (child.Type.Name == "Reference") yield return child;
            if (!child.HasChildren) continue;
            foreach (var inner in References(child)) yield return inner;
        }
    }

    private static bool IsFollowed(Element reference) => reference.ValueOf("reference") is { } text && ReferenceText.TypeOf(text) is { } type
        && (Followed.Contains(type) || (type == "Observation" && reference.Name is "result" or "hasMember") || OfPlans.Contains($"{reference.Parent.Type.Name}.{reference.Name}"));

    private static long? VersionOf(string text) => text.LastIndexOf("/_history/", StringComparison.Ordinal) is > 0 and var at
        && long.TryParse(text.AsSpan(at + "/_history/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static Element Contained(Element reference, string id)
    {
        foreach (var contained in reference.Document.Root.ChildrenNamed("contained"))
            if (contained.ValueOf("id") == id) return contained;
        return default;
    }
}
