using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Terminology;

/// <summary>Units of measure, all of them or those that are comparable with one. https://hl7.org/fhir/R4/ucum.html</summary>
/// <param name="comparableTo">Null for all.</param>
internal sealed class UcumCodes(UcumUnit? comparableTo = null) : ICodeGrammar
{
    public const string System = "http://unitsofmeasure.org";

    public bool IsCode(ReadOnlySpan<byte> text) => UcumUnit.TryParse(text, out var unit, out _) && (comparableTo is null || unit.IsComparableTo(comparableTo));

    /// <summary><c>canonical = m</c>: what has the same canonical form as the value, as R4's all-distance-units and all-time-units (<c>a</c>) use it.</summary>
    public ICodeGrammar? Where(ConceptFilter filter) =>
        comparableTo is null && filter is { Property: "canonical", Operator: "=" } && UcumUnit.TryParse(filter.Value, out var unit, out _) ? new UcumCodes(unit) : null;
}
