namespace Fhir.Kernel.FhirPath;

/// <summary>What an item of a FHIRPath collection is: an element of a document or a value of the System model. https://hl7.org/fhirpath/N1/#literals</summary>
public enum FhirPathKind : byte
{
    /// <summary>No item; the kind of <c>default</c>.</summary>
    None,
    Element,
    Boolean,
    Integer,
    Decimal,
    String,
    Date,
    DateTime,
    Time,
    Quantity,

    /// <summary>What <c>type()</c> gives. https://hl7.org/fhirpath/N1/#reflection</summary>
    Type,

    /// <summary>A whole number of 64 bits; a later addition to FHIRPath. https://hl7.org/fhirpath/#long</summary>
    Long,
}

internal static class FhirPathKinds
{
    /// <summary>The System type of a FHIR type's values; None for complex types other than quantities.</summary>
    public static FhirPathKind Of(string typeName, bool isPrimitive) => typeName switch
    {
        "boolean" => FhirPathKind.Boolean,
        "integer" or "positiveInt" or "unsignedInt" => FhirPathKind.Integer,
        "decimal" => FhirPathKind.Decimal,
        "date" => FhirPathKind.Date,
        "dateTime" or "instant" => FhirPathKind.DateTime,
        "time" => FhirPathKind.Time,
        "Quantity" or "Age" or "Count" or "Distance" or "Duration" => FhirPathKind.Quantity,
        _ => isPrimitive ? FhirPathKind.String : FhirPathKind.None,
    };
}
