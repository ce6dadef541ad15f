using System.Collections.Frozen;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// What an evaluation may know beside its focus. Immutable and safe to share; <see cref="Default"/> does for invariants that need no terminology and no
/// other documents. https://hl7.org/fhir/R4/fhirpath.html#variables
/// </summary>
public sealed record FhirPathContext
{
    public static FhirPathContext Default { get; } = new();

    /// <summary><c>%resource</c>; when missing, the resource the focus stands in.</summary>
    public Element Resource { get; init; }

    /// <summary><c>%rootResource</c>; when missing, the resource that contains <c>%resource</c>, or <c>%resource</c> itself.</summary>
    public Element RootResource { get; init; }

    /// <summary>
    /// Finds what a reference points to when the document does not hold it; the argument is the reference as written. A missing element or no function
    /// means that it cannot be found.
    /// </summary>
    public Func<string, Element>? Resolve { get; init; }

    /// <summary>
    /// Lets <c>resolve() is Patient</c> be answered from the reference's own text (<c>Patient/1</c>) or its type when the target is not at hand: what search
    /// indexing needs. https://hl7.org/fhir/R4/search.html#reference
    /// </summary>
    public bool ReferenceTypesFromText { get; init; }

    /// <summary>Value set canonical and code, Coding or CodeableConcept: true, false, or null for unknown. Without it <c>memberOf()</c> is unknown.</summary>
    public Func<string, FhirPathValue, bool?>? MemberOf { get; init; }

    /// <summary>Profile canonical and element. Without it <c>conformsTo()</c> is unknown.</summary>
    public Func<string, Element, bool?>? ConformsTo { get; init; }

    /// <summary>Called by <c>trace()</c> with the name and what was traced.</summary>
    public Action<string, FhirPathValues>? Trace { get; init; }

    /// <summary><c>%name</c> for names that FHIRPath and FHIR do not define.</summary>
    public IReadOnlyDictionary<string, FhirPathValues> Variables { get; init; } = FrozenDictionary<string, FhirPathValues>.Empty;

    /// <summary>For <c>now()</c> and for moments without an offset, which are compared with others as local time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// <c>as</c> on more than one item is an error by N1; R4's own search parameters use it as a filter (<c>Group.characteristic.value as boolean</c>), so that is
    /// the rule unless this asks for N1's.
    /// </summary>
    public bool IsAsStrict { get; init; }

    /// <summary>Elements visited, items tested, values made and text passed over (16 characters a step) in one evaluation.</summary>
    public int MaxSteps { get; init; } = 20_000_000;

    /// <summary>Items held at the same time.</summary>
    public int MaxItems { get; init; } = 2_000_000;

    /// <summary>Of a string that an expression makes.</summary>
    public int MaxStringLength { get; init; } = 4_000_000;
}
