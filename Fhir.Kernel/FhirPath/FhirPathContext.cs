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

    /// <summary>Value set canonical and code, Coding or CodeableConcept. Without it <c>memberOf()</c> is unknown.</summary>
    public Func<string, FhirPathValue, FhirPathAnswer>? MemberOf { get; init; }

    /// <summary>Profile canonical and element. Without it <c>conformsTo()</c> is unknown.</summary>
    public Func<string, Element, FhirPathAnswer>? ConformsTo { get; init; }

    /// <summary>Whether the first Coding or CodeableConcept is the second or an ancestor of it. Without it <c>subsumes()</c> and <c>subsumedBy()</c> are unknown.</summary>
    public Func<Element, Element, FhirPathAnswer>? Subsumes { get; init; }

    /// <summary>Profile canonical, name or id of a slice, element: whether the element is in the slice. Without it <c>slice()</c> gives nothing.</summary>
    public Func<string, string, Element, FhirPathAnswer>? IsInSlice { get; init; }

    /// <summary>The ElementDefinition of an element; missing when there is none. Without it <c>elementDefinition()</c> gives nothing.</summary>
    public Func<Element, Element>? ElementDefinition { get; init; }

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

    /// <summary>
    /// <c>in</c> with more than one item to its left (and <c>contains</c> to its right) is an error by N1. R4's own tim-9 (<c>when in ('C' | 'CM' | 'CD' | 'CV')</c>,
    /// and <c>when</c> repeats) needs an answer: with this it asks whether all of them are there, as HL7's validator does.
    /// </summary>
    public bool MembershipTakesAll { get; init; }

    /// <summary>
    /// <c>is</c> as R4's own invariants ask it. By N1 nothing gives nothing, and a FHIR boolean is no System.Boolean; ras-2 (<c>probability is decimal implies …</c>)
    /// needs false where there is nothing, and que-7 (<c>answer is Boolean</c>) can only hold if a FHIR boolean is one.
    /// https://hl7.org/fhirpath/N1/#is-type-specifier
    /// </summary>
    public bool IsAsR4Asks { get; init; }

    /// <summary>Elements visited, items tested, values made and text passed over (16 characters a step, 4 where text is made) in one evaluation.</summary>
    public int MaxSteps { get; init; } = 20_000_000;

    /// <summary>Looked at every 65,536 steps.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Items held at the same time.</summary>
    public int MaxItems { get; init; } = 2_000_000;

    /// <summary>Of a string that an expression makes.</summary>
    public int MaxStringLength { get; init; } = 4_000_000;
}
