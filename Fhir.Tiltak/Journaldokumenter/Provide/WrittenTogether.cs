using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>The documents and contents of one transaction, which are held against each other before what is stored.</summary>
internal sealed class WrittenTogether
{
    private readonly Dictionary<string, Element> byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> replaced = new(StringComparer.Ordinal);
    private readonly string ownBase;

    private WrittenTogether(string ownBase) => this.ownBase = ownBase;

    public static WrittenTogether Nothing { get; } = new("");

    /// <summary>Documents that are created or put.</summary>
    public List<Element> References { get; } = [];

    /// <summary>Contents that are put, each with the id it is put under, or the condition that finds it: <c>?_id=1</c>.</summary>
    public List<(Element Binary, string Where)> Contents { get; } = [];

    public static WrittenTogether Of(Element bundle, string ownBase)
    {
        var together = new WrittenTogether(ownBase);
        foreach (var entry in bundle.ChildrenNamed("entry")) together.Add(entry);
        return together;
    }

    /// <summary>The content that an attachment's url means here; null when it means none of these.</summary>
    public Element? ContentAt(string url) => byAddress.TryGetValue(Local(url, ownBase), out var binary) ? binary : null;

    /// <summary>Whether the transaction puts or deletes what is stored there: then that does not count.</summary>
    public bool Replaces(string reference) => replaced.Contains(reference);

    /// <summary>The id of a Binary here; null for any other address.</summary>
    public static string? IdOf(string? url, string ownBase) => url is not null && Local(url, ownBase).Split('/') is ["Binary", { Length: > 0 } id] ? id : null;

    private void Add(Element entry)
    {
        var (resource, request) = (entry.Child("resource"), entry.Child("request"));
        var (method, url) = (request.ValueOf("method"), Local(request.ValueOf("url") ?? "", ownBase));
        if (method is "PUT" or "DELETE") replaced.Add(url);
        if (!resource.Exists || method is not ("POST" or "PUT")) return;
        if (resource.Type.Name == "DocumentReference") References.Add(resource);
        if (resource.Type.Name != "Binary") return;
        if (entry.ValueOf("fullUrl") is { } fullUrl) byAddress[Local(fullUrl, ownBase)] = resource;
        if (method != "PUT") return;
        byAddress[url] = resource;
        if (url.StartsWith("Binary", StringComparison.Ordinal)) Contents.Add((resource, url["Binary".Length..].TrimStart('/')));
    }

    private static string Local(string url, string ownBase) => ownBase.Length > 0 && url.StartsWith(ownBase + "/", StringComparison.Ordinal) ? url[(ownBase.Length + 1)..] : url.TrimStart('/');
}
