using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The types of resource that a reference may point at. A reference that does not tell its target's type is let through.</summary>
/// <param name="names">The targets as the definition gives them, for messages.</param>
internal sealed class ReferenceRule(ImmutableArray<TypeInfo> allowed, string names) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.Type != run.Names.ReferenceType || ReferenceTargets.TypeOf(element, run) is not { } type) return;
        foreach (var target in allowed)
            if (type.IsA(target)) return;
        run.Report(element, ValidationRules.ReferenceTarget, type.Name, names);
    }
}
