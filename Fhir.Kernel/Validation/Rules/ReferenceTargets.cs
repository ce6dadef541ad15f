using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>What a reference points at. https://hl7.org/fhir/R4/references.html</summary>
internal static class ReferenceTargets
{
    /// <summary>The resource itself, when the document holds it or the caller can find it.</summary>
    public static Element Resolve(Element reference, ValidationRun run) =>
        run.Names.Resolve.Evaluate(reference, run.FhirPath) is [{ Element: { Exists: true } target }, ..] ? target : default;

    /// <summary>The target's type, as far as the reference tells; null when it does not.</summary>
    public static TypeInfo? TypeOf(Element reference, ValidationRun run)
    {
        var text = reference.Child(run.Names.Reference).Utf8Value;
        if (text.StartsWith("#"u8) || text.StartsWith("urn:"u8)) return Resolve(reference, run) is { Exists: true } target ? target.Type : StatedType(reference, run);
        return TypeInUrl(text, reference.Document.Schema) ?? StatedType(reference, run);
    }

    private static TypeInfo? StatedType(Element reference, ValidationRun run)
    {
        var type = reference.Child(run.Names.Type).Utf8Value;
        return Find(type[(type.LastIndexOf((byte)'/') + 1)..], reference.Document.Schema);
    }

    // [base/]Type/id[/_history/version]
    private static TypeInfo? TypeInUrl(ReadOnlySpan<byte> url, Schema schema)
    {
        if (url.IndexOfAny("?#"u8) is var cut and >= 0) url = url[..cut];
        if (url.IndexOf("/_history/"u8) is var version and >= 0) url = url[..version];
        var id = url.LastIndexOf((byte)'/');
        if (id <= 0) return null;
        url = url[..id];
        return Find(url[(url.LastIndexOf((byte)'/') + 1)..], schema);
    }

    private static TypeInfo? Find(ReadOnlySpan<byte> name, Schema schema)
    {
        Span<char> chars = stackalloc char[64];
        if (name.IsEmpty || name.Length > chars.Length) return null;
        return schema.FindType(chars[..Encoding.UTF8.GetChars(name, chars)]) is { IsResource: true } type ? type : null;
    }
}

/// <summary>A reference to a contained resource finds it. https://hl7.org/fhir/R4/references.html#contained</summary>
internal static class ContainedReference
{
    public static void Check(Element reference, ValidationRun run)
    {
        var text = reference.Child(run.Names.Reference).Utf8Value;
        if (text.Length < 2 || text[0] != (byte)'#') return;
        var container = reference.Resource;
        if (container.NameId == run.Names.Contained) container = container.Parent;
        if (!container.Document.ContainedOf(container).Find(text[1..]).Exists) run.Report(reference, ValidationRules.ReferenceContainedMissing, Encoding.UTF8.GetString(text));
    }
}
