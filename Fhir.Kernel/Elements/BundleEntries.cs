using System.Text;

namespace Fhir.Kernel.Elements;

/// <summary>The entries of one Bundle by fullUrl, so that a reference is followed without a search. Versions of one resource share a fullUrl. Immutable.</summary>
internal sealed class BundleEntries
{
    private readonly Dictionary<string, int> firsts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> firstsBySpan;
    private readonly List<(Element Resource, int Next)> resources = [];
    private readonly Lazy<Dictionary<string, Element>> byCanonical;

    public BundleEntries(Element bundle)
    {
        Bundle = bundle;
        var lasts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in bundle.ChildrenNamed("entry"))
            if (entry.ValueOf("fullUrl") is { } url && entry.Child("resource") is { Exists: true } resource) Add(url, resource, lasts);
        firstsBySpan = firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        byCanonical = new(() => Canonicals(bundle));
    }

    public Element Bundle { get; }

    /// <param name="versionId">Null for the first.</param>
    public Element Find(string fullUrl, string? versionId) => Find(fullUrl, Encoding.UTF8.GetBytes(versionId ?? ""), out _);

    /// <param name="versionId">UTF-8; empty for the first.</param>
    /// <param name="isAmbiguous">Several entries match.</param>
    public Element Find(ReadOnlySpan<char> fullUrl, ReadOnlySpan<byte> versionId, out bool isAmbiguous)
    {
        var found = default(Element);
        isAmbiguous = false;
        if (!firstsBySpan.TryGetValue(fullUrl, out var at)) return default;
        for (; at >= 0 && !isAmbiguous; at = resources[at].Next)
        {
            var resource = resources[at].Resource;
            if (!versionId.IsEmpty && !resource.Child("meta").Child("versionId").Utf8Value.SequenceEqual(versionId)) continue;
            if (found.Exists) isAmbiguous = true;
            else found = resource;
        }
        return found;
    }

    /// <summary>The resource with this canonical url; missing when there is none.</summary>
    public Element FindCanonical(string url) => byCanonical.Value.GetValueOrDefault(url);

    private static Dictionary<string, Element> Canonicals(Element bundle)
    {
        var found = new Dictionary<string, Element>(StringComparer.Ordinal);
        foreach (var entry in bundle.ChildrenNamed("entry"))
            if (entry.Child("resource") is { Exists: true } resource && resource.ValueOf("url") is { } url) found.TryAdd(url, resource);
        return found;
    }

    private void Add(string url, Element resource, Dictionary<string, int> lasts)
    {
        var place = resources.Count;
        resources.Add((resource, -1));
        if (lasts.TryGetValue(url, out var last)) resources[last] = (resources[last].Resource, place);
        else firsts.Add(url, place);
        lasts[url] = place;
    }
}
