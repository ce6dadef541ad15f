using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#token</summary>
internal static class TokenIndex
{
    public static void Add(Element element, IndexReading reading, List<IndexValue> values)
    {
        if (element.IsPrimitive) AddPrimitive(element, reading, values);
        else if (element.Type.IsA("CodeableConcept"))
            foreach (var coding in element.ChildrenNamed("coding")) Add(coding.ValueOf("system"), coding.ValueOf("code"), values);
        else if (element.Type.IsA("Coding")) Add(element.ValueOf("system"), element.ValueOf("code"), values);
        else if (element.Type.IsA("Identifier")) Add(element.ValueOf("system"), element.ValueOf("value"), values);
        else if (element.Type.IsA("ContactPoint")) Add(null, element.ValueOf("value"), values);
    }

    /// <summary>The identifier of a logical reference, for <c>subject:identifier</c>.</summary>
    public static void AddIdentifier(Element reference, List<IndexValue> values)
    {
        var identifier = reference.Child("identifier");
        if (identifier.HasChildren) Add(identifier.ValueOf("system"), identifier.ValueOf("value"), values);
    }

    /// <summary>A plain code has the system its binding implies; other primitives have none.</summary>
    private static void AddPrimitive(Element element, IndexReading reading, List<IndexValue> values)
    {
        if (reading.TextOf(element) is { } code)
            values.Add(new IndexValue(SearchParameterType.Token, IndexValue.Cut(Fold(code)), null) { IsSystemImplied = element.Type.Name == "code" });
    }

    /// <summary>Case is folded: servers in doubt are asked to ignore it, and few code systems are case-sensitive in a way that would mislead.</summary>
    public static void Add(string? system, string? code, List<IndexValue> values)
    {
        if (system is null && code is null) return;
        values.Add(new IndexValue(SearchParameterType.Token, IndexValue.Cut(Fold(code ?? "")), system));
    }

    public static string Fold(string code) => code.ToLowerInvariant();
}
