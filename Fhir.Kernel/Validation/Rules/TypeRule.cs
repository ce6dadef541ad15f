using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The types that a profile leaves of a choice, or the resources it leaves where any may stand.</summary>
internal sealed class TypeRule(ImmutableArray<TypeInfo> allowed, string id) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        foreach (var type in allowed)
            if (element.Type.IsA(type)) return;
        run.Report(element, ValidationRules.TypeNotAllowed, element.Type.Name, string.Join(", ", allowed), id);
    }
}
