namespace Fhir.Kernel.FhirPath;

/// <summary>Three-valued logic: a Boolean or the empty collection. https://hl7.org/fhirpath/N1/#boolean-logic</summary>
internal enum Truth : byte
{
    False,
    True,
    Empty,
}

internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth value) => value switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Empty,
    };

    public static FhirPathValue ToValue(this Truth value) => value == Truth.Empty ? default : FhirPathValue.Of(value == Truth.True);

    /// <summary>
    /// One item where a Boolean is wanted: a Boolean is itself, anything else is true by being there. A FHIR boolean that has only extensions says nothing.
    /// https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections
    /// </summary>
    public static Truth Of(in FhirPathValue item)
    {
        if (item.Kind == FhirPathKind.None) return Truth.Empty;
        if (item.Kind == FhirPathKind.Boolean) return Of(item.Boolean);
        if (item.Kind != FhirPathKind.Element) return Truth.True;
        var element = item.Element;
        if (element.Type.SystemKind != FhirPathKind.Boolean) return Truth.True;
        return element.HasValue ? Of(element.Utf8Value.SequenceEqual("true"u8)) : Truth.Empty;
    }
}
