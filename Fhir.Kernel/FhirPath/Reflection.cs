using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.FhirPath;

/// <summary>What <c>type()</c> tells: namespace, name and base type. https://hl7.org/fhirpath/N1/#reflection</summary>
internal static class Reflection
{
    public static FhirPathValue TypeOf(in FhirPathValue item) => item.Kind switch
    {
        FhirPathKind.None => default,
        FhirPathKind.Element => FhirPathValue.OfType(item.Element.Type),
        _ => FhirPathValue.OfType(item.Kind),
    };

    public static FhirPathValue Member(in FhirPathValue type, string name)
    {
        var fhir = type.Reference as TypeInfo;
        return name switch
        {
            "namespace" => FhirPathValue.Of(fhir is null ? "System" : "FHIR"),
            "name" => FhirPathValue.Of(fhir?.Name ?? (string)type.Reference!),
            "baseType" when fhir is { Base: null } => default,
            "baseType" => FhirPathValue.Of(fhir is null ? "System.Any" : $"FHIR.{fhir.Base!.Name}"),
            _ => default,
        };
    }
}

/// <summary>A type specifier that was found. https://hl7.org/fhirpath/N1/#types</summary>
/// <param name="Fhir">The FHIR type, its specializations included; null when only the System model has the name.</param>
/// <param name="System">The System type; None when only FHIR has the name.</param>
/// <param name="TakesFhirValues">
/// Whether a FHIR primitive answers to the System type of its value. N1 says no; R4's que-7 (<c>answer is Boolean</c>) can only hold if <c>is</c> says yes.
/// </param>
internal sealed record TypeTest(TypeInfo? Fhir, FhirPathKind System, bool TakesFhirValues)
{
    public bool Matches(in FhirPathValue item)
    {
        if (item.Kind != FhirPathKind.Element) return System != FhirPathKind.None && item.Kind == System;
        var type = item.Element.Type;
        return Fhir is not null ? type.IsA(Fhir) : TakesFhirValues && type.IsPrimitive && type.SystemKind == System;
    }
}
