using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
internal static class StringIndex
{
    private static readonly ImmutableArray<string> NameParts = ["text", "family", "given", "prefix", "suffix"];
    private static readonly ImmutableArray<string> AddressParts = ["text", "line", "city", "district", "state", "postalCode", "country"];

    public static void Add(Element element, List<IndexValue> values)
    {
        if (element.IsPrimitive) AddText(element, values);
        else if (element.Type.IsA("HumanName")) AddParts(element, NameParts, values);
        else if (element.Type.IsA("Address")) AddParts(element, AddressParts, values);
    }

    private static void AddParts(Element element, ImmutableArray<string> parts, List<IndexValue> values)
    {
        foreach (var part in parts)
            foreach (var text in element.ChildrenNamed(part)) AddText(text, values);
    }

    private static void AddText(Element element, List<IndexValue> values)
    {
        if (element.Value is not { } text) return;
        text = IndexValue.Cut(text);
        if (SearchText.Fold(text) is { Length: > 0 } folded) values.Add(new IndexValue(SearchParameterType.String, folded, text));
    }
}
