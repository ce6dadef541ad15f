namespace Fhir.Kernel.Elements;

/// <summary>The entries of one Bundle by fullUrl, so that a reference is followed without a search. Versions of one resource share a fullUrl. Immutable.</summary>
internal sealed class BundleEntries
{
    private readonly ILookup<string, Element> byUrl;

    public BundleEntries(Element bundle)
    {
        Bundle = bundle;
        var entries = new List<(string Url, Element Resource)>();
        foreach (var entry in bundle.ChildrenNamed("entry"))
            if (entry.ValueOf("fullUrl") is { } url) entries.Add((url, entry.Child("resource")));
        byUrl = entries.ToLookup(entry => entry.Url, entry => entry.Resource, StringComparer.Ordinal);
    }

    public Element Bundle { get; }

    /// <param name="versionId">Null for the first.</param>
    public Element Find(string fullUrl, string? versionId)
    {
        foreach (var resource in byUrl[fullUrl])
            if (versionId is null || resource.Child("meta").ValueOf("versionId") == versionId) return resource;
        return default;
    }
}
