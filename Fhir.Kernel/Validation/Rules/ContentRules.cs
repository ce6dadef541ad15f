using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>ele-1 and ext-1, which stand on every element and every extension, without FHIRPath. https://hl7.org/fhir/R4/element.html#Element</summary>
internal static class ContentRules
{
    /// <summary>Invariants that are checked natively; compiling leaves them out. txt-1 and txt-2 by the narrative's reader, ref-1 by the literal reference, dom-3 by what is contained.</summary>
    public static readonly IReadOnlySet<string> NativeKeys = new HashSet<string> { "ele-1", "ext-1", "txt-1", "txt-2", "ref-1", "dom-3" };

    public static readonly Rule NotEmpty = ValidationRules.Invariant(new ConstraintDefinition(
        "ele-1", true, "All FHIR elements must have a @value or children", null, "http://hl7.org/fhir/StructureDefinition/Element"));

    public static readonly Rule ValueOrExtensions = ValidationRules.Invariant(new ConstraintDefinition(
        "ext-1", true, "Must have either extensions or value[x], not both", null, "http://hl7.org/fhir/StructureDefinition/Extension"));

    public static void Check(Element element, ValidationRun run)
    {
        if (!element.Type.IsResource && !HasContent(element, run)) run.Report(element, NotEmpty);
    }

    /// <summary>Whether there is any child but an id.</summary>
    public static bool HasContent(Element element, ValidationRun run)
    {
        var first = element.FirstChild;
        return first.Exists && (first.NameId != run.Names.Id || first.NextSibling.Exists);
    }
}
