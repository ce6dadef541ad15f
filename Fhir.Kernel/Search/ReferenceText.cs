using System.Buffers;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>
/// The text of a reference, in a resource or in a search: <c>Patient/1</c>, <c>Patient/1/_history/2</c>, an absolute url, a canonical, or in a
/// search an id alone. https://hl7.org/fhir/R4/references.html#literal
/// </summary>
public static class ReferenceText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> TypeLetters = SearchValues.Create(Letters);
    private static readonly SearchValues<char> IdLetters = SearchValues.Create(Letters + "0123456789-.");
    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create(Letters + "0123456789+-.");

    /// <summary>What a reference value of a search says; null when it is none.</summary>
    public static ReferenceValue? Parse(string text, string? targetType, SearchParameterSet known, string? ownBase)
    {
        if (IsId(text)) return new ReferenceValue(targetType, text, IsAbsolute: false);
        if (SplitLocal(text, ownBase) is var (type, id) && known.IsResourceType(type))
            return targetType is null || targetType == type ? new ReferenceValue(type, id, IsAbsolute: false) : null;
        return IsAbsolute(text) ? new ReferenceValue(null, text, IsAbsolute: true) : null;
    }

    /// <summary>Type and id of <c>Type/id</c>, a version behind it left out, also below the server's own base; null for anything else.</summary>
    public static (string Type, string Id)? SplitLocal(string text, string? ownBase)
    {
        if (ownBase is not null && text.Length > ownBase.Length && text[ownBase.Length] == '/' && text.StartsWith(ownBase, StringComparison.Ordinal))
            text = text[(ownBase.Length + 1)..];
        var version = text.IndexOf("/_history/", StringComparison.Ordinal);
        if (version > 0) text = text[..version];
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsTypeName(text.AsSpan(0, slash)) && IsId(text.AsSpan(slash + 1)) ? (text[..slash], text[(slash + 1)..]) : null;
    }

    /// <summary>The resource type a reference's text ends in (<c>https://a.example/fhir/Patient/1</c>); null when it does not say.</summary>
    public static string? TypeOf(string text)
    {
        var version = text.IndexOf("/_history/", StringComparison.Ordinal);
        var path = version > 0 ? text.AsSpan(0, version) : text;
        var slash = path.LastIndexOf('/');
        if (slash <= 0) return null;
        var type = path[(path[..slash].LastIndexOf('/') + 1)..slash];
        return IsTypeName(type) ? type.ToString() : null;
    }

    /// <summary>
    /// The type a Reference or canonical leads to, as far as it says so itself: by its text, by Reference.type, or by the contained resource.
    /// </summary>
    public static string? TargetType(Element reference)
    {
        var text = reference.HasValue ? reference.Value : reference.ValueOf("reference");
        if (text is null || TypeOf(text) is null && text[0] != '#') return reference.ValueOf("type");
        return text[0] == '#' ? Contained(reference, text[1..]) : TypeOf(text);
    }

    /// <summary>An identifier and nothing that says what type of resource it is the identifier of. https://hl7.org/fhir/R4/references.html#logical</summary>
    public static bool IsUntypedLogical(Element reference) =>
        !reference.HasValue && reference.ValueOf("reference") is null && reference.ValueOf("type") is null && reference.Child("identifier").Exists;

    private static string? Contained(Element reference, string id)
    {
        foreach (var contained in reference.Document.Root.ChildrenNamed("contained"))
            if (contained.ValueOf("id") == id) return contained.Type.Name;
        return null;
    }

    /// <summary>https://hl7.org/fhir/R4/datatypes.html#id</summary>
    public static bool IsId(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(IdLetters);

    /// <summary>Begins with a scheme, as urls and urns do.</summary>
    public static bool IsAbsolute(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && char.IsAsciiLetter(text[0])
            && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeLetters);
    }

    private static bool IsTypeName(ReadOnlySpan<char> text) =>
        text.Length is > 1 and < 60 && char.IsAsciiLetterUpper(text[0])
        && !text.ContainsAnyExcept(TypeLetters);
}
