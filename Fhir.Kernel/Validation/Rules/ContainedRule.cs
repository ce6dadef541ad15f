using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// Contained resources have ids of their own and are referred to, or refer to what contains them (dom-3, which in FHIRPath goes through everything once for
/// each of them). https://hl7.org/fhir/R4/references.html#contained
/// </summary>
internal sealed class ContainedRule : ElementRule
{
    public static readonly Rule Referenced = ValidationRules.Invariant(new ConstraintDefinition("dom-3", true,
        "If the resource is contained in another resource, it SHALL be referred to from elsewhere in the resource or SHALL refer to the containing resource",
        null, "http://hl7.org/fhir/StructureDefinition/DomainResource"));

    public override void Check(Element element, ValidationRun run)
    {
        if (!element.Child(run.Names.Contained).Exists) return;
        CheckIds(element, run);
        var (fragments, pointing) = Fragments(element, run);
        foreach (var contained in element.ChildrenNamed(run.Names.Contained))
            if (contained.Child(run.Names.Id).Value is { } id && !fragments.Contains(id) && !pointing.Contains(contained.Index)) run.Report(element, Referenced);
    }

    private static void CheckIds(Element element, ValidationRun run)
    {
        var seen = new HashSet<string>();
        foreach (var contained in element.ChildrenNamed(run.Names.Contained))
        {
            var id = contained.Child(run.Names.Id);
            if (!id.HasValue) run.Report(contained, ReferenceRules.ContainedId, "—");
            else if (!seen.Add(id.Value!)) run.Report(id, ReferenceRules.ContainedId, id.Value!);
        }
    }

    /// <summary>The ids that anything within points at, and the contained resources with something that points at the container.</summary>
    private static (HashSet<string> Fragments, HashSet<int> Pointing) Fragments(Element container, ValidationRun run)
    {
        var (fragments, pointing, within) = (new HashSet<string>(), new HashSet<int>(), default(Element));
        foreach (var element in container.Subtree())
        {
            if (element.Parent == container) within = element.NameId == run.Names.Contained ? element : default;
            if (!element.HasValue || element.Utf8Value is not [(byte)'#', .. var id] || !MayPoint(element, run)) continue;
            if (!id.IsEmpty) fragments.Add(Encoding.UTF8.GetString(id));
            else if (within.Exists) pointing.Add(within.Index);
        }
        return (fragments, pointing);
    }

    private static bool MayPoint(Element element, ValidationRun run) =>
        element.NameId == run.Names.Reference || element.Type.Name is "canonical" or "uri" or "url";
}
