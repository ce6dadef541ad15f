using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#reference</summary>
internal static class ReferenceIndex
{
    public static void Add(Element element, IndexReading reading, List<IndexValue> values)
    {
        if (TextOf(element, reading) is not { Length: > 0 } text || text[0] == '#') return;
        if (ReferenceText.SplitLocal(text, reading.OwnBase) is var (type, id)) values.Add(new IndexValue(SearchParameterType.Reference, id, type));
        else AddUrl(text, values);
    }

    /// <summary>The id of the contained resource that is meant; null when another resource is. https://hl7.org/fhir/R4/references.html#contained</summary>
    public static string? ContainedIdOf(Element element, IndexReading reading) =>
        TextOf(element, reading) is ['#', .. var id] && ReferenceText.IsId(id) ? id : null;

    /// <summary>The text of a Reference, canonical or uri as it will be stored.</summary>
    public static string? TextOf(Element element, IndexReading reading) => reading.TextOf(element.IsPrimitive ? element : element.Child("reference"));

    /// <summary>A canonical with a version is found with and without it.</summary>
    private static void AddUrl(string text, List<IndexValue> values)
    {
        values.Add(new IndexValue(SearchParameterType.Reference, IndexValue.Cut(text), null));
        var bar = text.LastIndexOf('|');
        if (bar > 0) values.Add(new IndexValue(SearchParameterType.Reference, IndexValue.Cut(text[..bar]), null));
    }
}
