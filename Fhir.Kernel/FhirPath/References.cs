using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// What a reference points to: a contained resource, another entry of the Bundle, or what the context's delegate finds.
/// https://hl7.org/fhir/R4/references.html and https://hl7.org/fhir/R4/bundle.html#references
/// </summary>
internal static class References
{
    /// <param name="item">A Reference, or a uri, url, canonical or string.</param>
    public static Element Resolve(Evaluation run, in FhirPathValue item)
    {
        if (!run.Spend() || TextOf(item) is not { Length: > 0 } reference) return default;
        var holder = item.Kind == FhirPathKind.Element ? item.Element : run.Focus;
        if (reference[0] == '#') return Contained(holder, reference);
        if (InBundle(holder, reference) is { Exists: true } entry) return entry;
        return run.Context.Resolve?.Invoke(reference) ?? default;
    }

    /// <summary>The type that the reference itself names: its <c>type</c>, or <c>Patient</c> in <c>…/Patient/1</c>. Null when it does not tell.</summary>
    public static TypeInfo? TypeOf(Schema schema, in FhirPathValue item)
    {
        if (item.Kind == FhirPathKind.Element && item.Element.ValueOf("type") is { } type && item.Element.Type.Name == "Reference")
            return schema.FindType(type.AsSpan(type.LastIndexOf('/') + 1));
        var reference = (TextOf(item) ?? "").AsSpan();
        if (reference.IndexOfAny("?#".AsSpan()) is var cut and >= 0) reference = reference[..cut];
        if (reference.IndexOf("/_history/") is var version and >= 0) reference = reference[..version];
        var id = reference.LastIndexOf('/');
        if (id <= 0) return null;
        var found = schema.FindType(reference[(reference[..id].LastIndexOf('/') + 1)..id]);
        return found is { IsResource: true } ? found : null;
    }

    private static string? TextOf(in FhirPathValue item)
    {
        if (item.Kind != FhirPathKind.Element) return item.String;
        var element = item.Element;
        return element.IsPrimitive ? element.Value : element.ValueOf("reference");
    }

    private static Element Contained(Element holder, string reference)
    {
        var container = holder.Resource;
        if (container.Property is { Name: "contained" }) container = container.Parent;
        if (reference.Length == 1) return container;
        Span<byte> id = stackalloc byte[256];
        if (!Encoding.UTF8.TryGetBytes(reference.AsSpan(1), id, out var length)) return default;
        return container.Document.ContainedOf(container).Find(id[..length]);
    }

    private static Element InBundle(Element holder, string reference)
    {
        var (bundle, own) = BundleOf(holder);
        if (!bundle.Exists) return default;
        var (url, version) = Split(Absolute(own, reference));
        return holder.Document.EntriesOf(bundle).Find(url, version);
    }

    private static (Element Bundle, string OwnUrl) BundleOf(Element holder)
    {
        for (var element = holder; element.Exists; element = element.Parent)
            if (element.Property is { Name: "entry", Owner.Name: "Bundle" }) return (element.Parent, element.ValueOf("fullUrl") ?? "");
        return default;
    }

    /// <summary>A relative reference is relative to the server that the entry's own fullUrl names.</summary>
    private static string Absolute(string ownUrl, string reference)
    {
        if (reference.Contains(':')) return reference;
        var id = ownUrl.LastIndexOf('/');
        var type = id > 0 ? ownUrl.LastIndexOf('/', id - 1) : -1;
        return type < 0 ? reference : $"{ownUrl.AsSpan(0, type + 1)}{reference}";
    }

    private static (string Url, string? Version) Split(string reference)
    {
        var at = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return at < 0 ? (reference, null) : (reference[..at], reference[(at + "/_history/".Length)..]);
    }
}
