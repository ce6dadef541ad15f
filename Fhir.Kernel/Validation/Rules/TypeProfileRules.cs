using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The profiles an element's type is narrowed by: with several, one that fits is enough. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type.profile</summary>
internal static class TypeProfileRules
{
    public static void Enter(Element element, ElementRules rules, int from, ValidationRun run)
    {
        var (candidates, only) = (0, default(CompiledProfile));
        foreach (var link in rules.TypeProfiles)
        {
            var target = link.Target(run.Book);
            if (target is null) ReportUnresolved(element, link, run);
            else if (target.Type is { } type && element.Type.IsA(type)) (candidates, only) = (candidates + 1, target);
        }
        if (candidates == 1) run.PushOnce(only!.Root, from);
        else if (candidates > 1 && !ConformsToOne(element, rules, run))
            run.Report(element, ValidationRules.ProfileNoMatch, string.Join(", ", rules.TypeProfiles.Select(link => link.Canonical)));
    }

    private static bool ConformsToOne(Element element, ElementRules rules, ValidationRun run)
    {
        foreach (var link in rules.TypeProfiles)
            if (link.Target(run.Book) is { } profile && run.Conforms(element, profile)) return true;
        return false;
    }

    // An extension without a definition is reported as such.
    private static void ReportUnresolved(Element element, ProfileLink link, ValidationRun run)
    {
        if (element.Type != run.Names.ExtensionType) run.Report(element, ValidationRules.ProfileUnresolved, link.Canonical);
    }
}
