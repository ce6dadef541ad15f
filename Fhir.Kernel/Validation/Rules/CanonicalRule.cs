using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A canonical names a definition that is loaded here, contained beside it or an entry of the same Bundle, and of the right type of resource.
/// https://hl7.org/fhir/R4/references.html#canonical
/// </summary>
/// <param name="types">The types of resource it may name; <c>Resource</c> is any.</param>
internal sealed class CanonicalRule(ImmutableArray<string> types) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.Type.Name != "canonical" || element.Value is not { Length: > 0 } canonical) return;
        if (canonical[0] == '#') CheckContained(element, canonical, run);
        else CheckLoaded(element, canonical, run);
    }

    private void CheckContained(Element element, string canonical, ValidationRun run)
    {
        if (run.Target(element).Resource is not { Exists: true } target) run.Report(element, ValidationRules.ReferenceContainedMissing, canonical);
        else if (!IsAllowed(target.Type.Name)) run.Report(element, ReferenceRules.CanonicalType, canonical, target.Type.Name, Names);
    }

    private void CheckLoaded(Element element, string canonical, ValidationRun run)
    {
        var known = run.Book.Canonicals.Find(canonical, element);
        if (known.Types.IsEmpty) run.Report(element, ReferenceRules.CanonicalUnresolved, canonical, Names);
        else if (!known.Types.Any(IsAllowed)) run.Report(element, ReferenceRules.CanonicalType, canonical, string.Join(", ", known.Types), Names);
        else if (!known.HasVersion) run.Report(element, ReferenceRules.CanonicalVersion, canonical, string.Join(", ", known.Versions));
    }

    private string Names => string.Join(", ", types);

    private bool IsAllowed(string type) => types.Contains("Resource") || types.Contains(type);
}
