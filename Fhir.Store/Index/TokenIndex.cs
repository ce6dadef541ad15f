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
            values.Add(Coded(code, null) with { IsSystemImplied = element.Type.Name == "code" });
    }

    /// <summary>What <c>:text</c> searches, as strings.</summary>
    public static void AddTexts(Element element, List<IndexValue> values)
    {
        if (element.IsPrimitive) return;
        if (element.Type.IsA("CodeableConcept"))
        {
            AddText(element.ValueOf("text"), values);
            foreach (var coding in element.ChildrenNamed("coding")) AddText(coding.ValueOf("display"), values);
        }
        else if (element.Type.IsA("Coding")) AddText(element.ValueOf("display"), values);
        else if (element.Type.IsA("Identifier") && element.Child("type") is { Exists: true } type) AddText(type.ValueOf("text"), values);
    }

    /// <summary>An identifier under each coding of its type, for <c>identifier:of-type</c>.</summary>
    public static void AddTyped(Element element, List<IndexValue> values)
    {
        if (element.IsPrimitive || !element.Type.IsA("Identifier") || element.ValueOf("value") is not { } value || element.Child("type") is not { Exists: true } type) return;
        foreach (var coding in type.ChildrenNamed("coding"))
            if (coding.ValueOf("system") is { } system && coding.ValueOf("code") is { } code)
                values.Add(new IndexValue(SearchParameterType.Token, IndexValue.Cut(Typed(code, value)), system));
    }

    /// <summary>Type and value as one code; no code holds a line break.</summary>
    public static string Typed(string code, string value) => $"{Fold(code)}\n{Fold(value)}";

    /// <summary>Case is folded, since servers in doubt are asked to ignore it; what was written stands beside it for the code systems where it counts.</summary>
    public static void Add(string? system, string? code, List<IndexValue> values)
    {
        if (system is null && code is null) return;
        values.Add(Coded(code ?? "", system));
    }

    private static IndexValue Coded(string code, string? system)
    {
        var folded = Fold(code);
        return new IndexValue(SearchParameterType.Token, IndexValue.Cut(folded), system) { Written = folded == code ? null : IndexValue.Cut(code) };
    }

    private static void AddText(string? text, List<IndexValue> values)
    {
        if (text is not null && SearchText.Fold(IndexValue.Cut(text)) is { Length: > 0 } folded) values.Add(new IndexValue(SearchParameterType.String, folded, null));
    }

    public static string Fold(string code) => code.ToLowerInvariant();
}
