using System.Text;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Validation.Rules;

internal enum ReferenceForm : byte
{
    Malformed,

    /// <summary><c>#id</c>, or <c>#</c> for the container.</summary>
    Fragment,

    /// <summary><c>urn:uuid:</c> or <c>urn:oid:</c></summary>
    Urn,

    /// <summary>Any other URL with a scheme.</summary>
    Absolute,

    /// <summary><c>Patient/1</c> or <c>Patient/1/_history/2</c></summary>
    Relative,

    /// <summary><c>Patient?identifier=…</c></summary>
    Conditional,
}

/// <summary>Reference.reference taken apart. https://hl7.org/fhir/R4/references.html#literal</summary>
internal readonly ref struct ReferenceLiteral
{
    private const int LongestTypeName = 64;

    private ReferenceLiteral(ReferenceForm form, ReadOnlySpan<byte> text)
    {
        Form = form;
        Unversioned = text;
    }

    public ReferenceForm Form { get; private init; }

    /// <summary>Of a relative one, and of an absolute one that looks like a resource on a server; else null.</summary>
    public TypeInfo? Type { get; private init; }

    /// <summary>Empty when it is not version specific.</summary>
    public ReadOnlySpan<byte> Version { get; private init; }

    /// <summary>Without <c>/_history/…</c></summary>
    public ReadOnlySpan<byte> Unversioned { get; private init; }

    /// <summary>Of <see cref="Unversioned"/>: where <c>Type/id</c> begins. Meaningful with a type only.</summary>
    public int TypeStart { get; private init; }

    public static ReferenceLiteral Read(ReadOnlySpan<byte> text, Schema schema)
    {
        if (text.StartsWith("#"u8)) return new(ReferenceForm.Fragment, text);
        if (text.StartsWith("urn:uuid:"u8)) return new(IsFormat(PrimitiveFormat.Uuid, text) ? ReferenceForm.Urn : ReferenceForm.Malformed, text);
        if (text.StartsWith("urn:oid:"u8)) return new(IsFormat(PrimitiveFormat.Oid, text) ? ReferenceForm.Urn : ReferenceForm.Malformed, text);
        if (text.IndexOf((byte)'?') is var query and > 0 && TypeNamed(text[..query], schema) is not null) return new(ReferenceForm.Conditional, text);
        var located = Located(text, schema);
        if (text.IndexOf((byte)':') is var colon and > 0 && text[..colon].IndexOf((byte)'/') < 0) return located with { Form = ReferenceForm.Absolute };
        return located with { Form = located is { Type: not null, TypeStart: 0 } ? ReferenceForm.Relative : ReferenceForm.Malformed };
    }

    // [base/]Type/id[/_history/version]
    private static ReferenceLiteral Located(ReadOnlySpan<byte> text, Schema schema)
    {
        var history = text.IndexOf("/_history/"u8);
        var plain = history > 0 ? text[..history] : text;
        var version = history > 0 ? text[(history + "/_history/".Length)..] : default;
        if (!version.IsEmpty && !IsFormat(PrimitiveFormat.Id, version)) return new(ReferenceForm.Malformed, text);
        if (plain.LastIndexOf((byte)'/') is not (var slash and > 0) || !IsFormat(PrimitiveFormat.Id, plain[(slash + 1)..])) return new(ReferenceForm.Malformed, text);
        var start = plain[..slash].LastIndexOf((byte)'/') + 1;
        return new(ReferenceForm.Relative, plain) { Type = TypeNamed(plain[start..slash], schema), TypeStart = start, Version = version };
    }

    private static bool IsFormat(PrimitiveFormat format, ReadOnlySpan<byte> text) => PrimitiveFormats.IsValid(format, text);

    /// <summary>The resource type with this name; null when there is none.</summary>
    public static TypeInfo? TypeNamed(ReadOnlySpan<byte> name, Schema schema)
    {
        if (name.IsEmpty || name.Length > LongestTypeName) return null;
        Span<char> chars = stackalloc char[LongestTypeName];
        return schema.FindType(chars[..Encoding.UTF8.GetChars(name, chars)]) is { IsResource: true } type ? type : null;
    }
}
