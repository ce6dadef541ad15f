using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#uri</summary>
internal static class UriIndex
{
    public static void Add(Element element, IndexReading reading, List<IndexValue> values)
    {
        if (!element.IsPrimitive || reading.TextOf(element) is not { Length: > 0 } text) return;
        values.Add(new IndexValue(SearchParameterType.Uri, IndexValue.Cut(text), null));
        // A profile with a version is found with and without it.
        if (element.Type.Name == "canonical" && text.LastIndexOf('|') is > 0 and var bar)
            values.Add(new IndexValue(SearchParameterType.Uri, IndexValue.Cut(text[..bar]), null));
    }
}
