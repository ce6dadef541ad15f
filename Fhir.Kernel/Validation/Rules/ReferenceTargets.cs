using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>Where a reference's target was found.</summary>
internal enum ReferencePlace : byte
{
    /// <summary>Not at all.</summary>
    Nowhere,
    Contained,
    Bundled,

    /// <summary>By the caller's means, outside the document.</summary>
    Elsewhere,
}

/// <param name="Resource">Missing when the place is nowhere.</param>
/// <param name="IsAmbiguous">Several entries of the Bundle match; this is the first.</param>
internal readonly record struct ReferenceTarget(Element Resource, ReferencePlace Place, bool IsAmbiguous = false);

/// <summary>What a reference points at. https://hl7.org/fhir/R4/references.html and https://hl7.org/fhir/R4/bundle.html#references</summary>
internal static class ReferenceTargets
{
    private const int LongestUrl = 1024;

    /// <param name="reference">A Reference, or a uri, url or canonical.</param>
    public static ReferenceTarget Find(Element reference, ValidationRun run)
    {
        var text = TextOf(reference, run);
        if (text.IsEmpty) return default;
        if (text[0] == (byte)'#') return At(Contained(reference, text, run), ReferencePlace.Contained);
        var bundled = InBundle(reference, text, run);
        if (bundled.Resource.Exists || run.Options.Resolve is not { } resolve) return bundled;
        return At(resolve(Encoding.UTF8.GetString(text)), ReferencePlace.Elsewhere);
    }

    /// <summary>The target's type, by the target itself or as far as the reference tells; null when it does not.</summary>
    public static TypeInfo? TypeOf(Element reference, ValidationRun run)
    {
        if (run.Target(reference).Resource is { Exists: true } target) return target.Type;
        return ReferenceLiteral.Read(TextOf(reference, run), reference.Document.Schema).Type ?? StatedType(reference, run);
    }

    /// <summary>What <c>Reference.type</c> says; null when it says nothing that R4 knows.</summary>
    public static TypeInfo? StatedType(Element reference, ValidationRun run)
    {
        var type = reference.Child(run.Names.Type).Utf8Value;
        return ReferenceLiteral.TypeNamed(type[(type.LastIndexOf((byte)'/') + 1)..], reference.Document.Schema);
    }

    public static ReadOnlySpan<byte> TextOf(Element reference, ValidationRun run) =>
        reference.IsPrimitive ? reference.Utf8Value : reference.Child(run.Names.Reference).Utf8Value;

    /// <summary>The resource whose contained resources a <c>#</c> within the element means.</summary>
    public static Element ContainerOf(Element element, ValidationRun run)
    {
        var container = element.Resource;
        return container.NameId == run.Names.Contained ? container.Parent : container;
    }

    /// <summary>The entry that the element stands in; missing outside Bundles.</summary>
    public static Element EntryOf(Element element, ValidationRun run)
    {
        for (var at = element; at.Exists; at = at.Parent)
            if (at.Type == run.Names.BundleEntryType) return at;
        return default;
    }

    private static ReferenceTarget At(Element target, ReferencePlace place) => target.Exists ? new(target, place) : default;

    private static Element Contained(Element reference, ReadOnlySpan<byte> text, ValidationRun run)
    {
        var container = ContainerOf(reference, run);
        return text.Length == 1 ? container : container.Document.ContainedOf(container).Find(text[1..]);
    }

    private static ReferenceTarget InBundle(Element reference, ReadOnlySpan<byte> text, ValidationRun run)
    {
        var entry = EntryOf(reference, run);
        if (!entry.Exists || text.Length > LongestUrl) return default;
        var literal = ReferenceLiteral.Read(text, reference.Document.Schema);
        var server = literal.Form == ReferenceForm.Relative ? ServerOf(entry, run) : default;
        if (server.Length + literal.Unversioned.Length > LongestUrl) return default;
        Span<char> url = stackalloc char[LongestUrl];
        var length = Encoding.UTF8.GetChars(server, url);
        length += Encoding.UTF8.GetChars(literal.Unversioned, url[length..]);
        var target = reference.Document.EntriesOf(entry.Parent).Find(url[..length], literal.Version, out var isAmbiguous);
        return target.Exists ? new(target, ReferencePlace.Bundled, isAmbiguous) : default;
    }

    /// <summary>A relative reference is relative to the server that the entry's own fullUrl names, if it is the URL of a resource on one.</summary>
    private static ReadOnlySpan<byte> ServerOf(Element entry, ValidationRun run)
    {
        var own = ReferenceLiteral.Read(entry.Child(run.Names.FullUrl).Utf8Value, entry.Document.Schema);
        return own is { Form: ReferenceForm.Absolute, Type: not null } ? own.Unversioned[..own.TypeStart] : default;
    }
}
