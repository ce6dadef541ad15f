using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// What <c>type()</c> tells of each item: namespace, name and base type, and of a class its elements. https://hl7.org/fhirpath/N1/#reflection
/// </summary>
internal static class Reflection
{
    public static FhirPathValue TypeOf(in FhirPathValue item) => item.Kind switch
    {
        FhirPathKind.None => default,
        FhirPathKind.Element => FhirPathValue.OfType(item.Element.Type),
        FhirPathKind.Type => FhirPathValue.OfType(NameOf(item)),
        _ => FhirPathValue.OfType(item.Kind.ToString()),
    };

    /// <summary>Pushes what the names lead to from a type.</summary>
    public static void Walk(Evaluation run, in FhirPathValue type, ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
        {
            run.Push(type);
            return;
        }
        foreach (var member in Members(type, names[0]))
        {
            if (!run.Spend()) return;
            if (names.Length == 1) run.Push(member);
            else if (member.Kind == FhirPathKind.Type) Walk(run, member, names[1..]);
        }
    }

    private static IEnumerable<FhirPathValue> Members(FhirPathValue type, string name) => type.Reference switch
    {
        ElementInfo element => OfElement(element, name),
        TypeInfo fhir when name == "element" => ElementsOf(fhir),
        var other => OfType(other as TypeInfo, other as string, name) is { } text ? [FhirPathValue.Of(text)] : [],
    };

    private static string? OfType(TypeInfo? fhir, string? system, string name) => name switch
    {
        "namespace" => fhir is null ? "System" : "FHIR",
        "name" => fhir?.Name ?? system,
        "baseType" when fhir is not null => fhir.Base is { } parent ? $"FHIR.{parent.Name}" : null,
        "baseType" => "System.Any",
        _ => null,
    };

    private static IEnumerable<FhirPathValue> OfElement(ElementInfo element, string name) => name switch
    {
        "name" => [FhirPathValue.Of(element.Name)],
        "type" => [FhirPathValue.Of(element.Type)],
        "isOneBased" => [FhirPathValue.Of(false)],
        _ => [],
    };

    private static IEnumerable<FhirPathValue> ElementsOf(TypeInfo type) => type.IsPrimitive
        ? []
        : type.Properties.GroupBy(property => property.Name).Select(properties => FhirPathValue.OfElement(new ElementInfo(properties.Key, TypeText([.. properties]))));

    private static string TypeText(PropertyInfo[] properties)
    {
        var type = properties.Length == 1 ? $"FHIR.{properties[0].Type.Name}" : $"Choice<{string.Join(", ", properties.Select(property => $"FHIR.{property.Type.Name}"))}>";
        return properties[0].IsList ? $"List<{type}>" : type;
    }

    /// <summary>Of type information itself.</summary>
    public static string NameOf(in FhirPathValue type) => type.Reference switch
    {
        ElementInfo => "ClassInfoElement",
        TypeInfo { IsPrimitive: false } => "ClassInfo",
        _ => "SimpleTypeInfo",
    };
}

/// <summary>One element of a ClassInfo.</summary>
/// <param name="Type"><c>FHIR.string</c>, or <c>List&lt;FHIR.Coding&gt;</c> where it may repeat.</param>
internal sealed record ElementInfo(string Name, string Type);

/// <summary>A type specifier that was found. https://hl7.org/fhirpath/N1/#types</summary>
/// <param name="Fhir">The FHIR type, its specializations included; null when only the System model has the name.</param>
/// <param name="System">The System type; None when only FHIR has the name.</param>
/// <param name="TakesFhirValues">
/// Whether a FHIR primitive may answer to the System type of its value: after <c>is</c>, where the context asks for it.
/// </param>
internal sealed record TypeTest(TypeInfo? Fhir, FhirPathKind System, bool TakesFhirValues)
{
    /// <param name="asWritten">False where <see cref="FhirPathContext.IsAsR4Asks"/> asks for more than N1.</param>
    public bool Matches(in FhirPathValue item, bool asWritten = true)
    {
        if (item.Kind != FhirPathKind.Element) return System != FhirPathKind.None && item.Kind == System;
        var type = item.Element.Type;
        return Fhir is not null ? type.IsA(Fhir) : !asWritten && TakesFhirValues && type.IsPrimitive && type.SystemKind == System;
    }

    /// <summary>The same with every primitive as a type of its own.</summary>
    public bool MatchesOwn(in FhirPathValue item) => Matches(item) && (Fhir is not { IsPrimitive: true } || item.Kind != FhirPathKind.Element || item.Element.Type == Fhir);

    /// <summary>
    /// The item as the type, or no item. A FHIR value can be taken as the System type it is converted to: https://hl7.org/fhir/R4/fhirpath.html#types
    /// </summary>
    public FhirPathValue Cast(in FhirPathValue item)
    {
        if (Matches(item)) return item;
        return Fhir is null && item.Kind == FhirPathKind.Element && item.Element.Type.SystemKind == System && item.ToSystem() is var value && value.Kind == System ? value : default;
    }
}
