namespace Fhir.Kernel.Snapshot;

/// <summary>One thing that two profiles say otherwise of an element.</summary>
/// <param name="Element">The element's id: <c>Patient.identifier:FNR.system</c>.</param>
/// <param name="Aspect">What is said otherwise.</param>
/// <param name="Before">Null when the first says nothing.</param>
/// <param name="After">Null when the second says nothing.</param>
public sealed record ProfileChange(string Element, ProfileAspect Aspect, string? Before, string? After);

public enum ProfileAspect
{
    /// <summary>The element or slice is there in one only; it is told by its cardinality.</summary>
    Element,
    Cardinality,
    Types,
    Binding,

    /// <summary>A fixed value, a pattern or a limit.</summary>
    Value,
    Slicing,
    MustSupport,
    Modifier,

    /// <summary>An invariant, as key and expression.</summary>
    Constraint,
}
