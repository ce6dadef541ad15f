using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Conformance;

/// <summary>One include or exclude: a system that is one, codes that it has, filters that it knows. https://hl7.org/fhir/R4/valueset.html#compositions</summary>
internal sealed class IncludeRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var system = element.Child(run.Names.System);
        if (!system.HasValue) return;
        if (system.Utf8Value.IndexOf((byte)':') <= 0) run.Report(system, CodeRules.SystemRelative, system.Value!);
        else if (run.Book.Canonicals.Find(system.Value!, element) is { Types: ["ValueSet"] }) run.Report(system, CodeRules.SystemIsValueSet, system.Value!);
        else CheckContent(element, system, run);
    }

    private static void CheckContent(Element element, Element system, ValidationRun run)
    {
        var loaded = run.Book.System(system.Utf8Value, element.Child(run.Names.Version).Value);
        foreach (var concept in element.ChildrenNamed("concept"))
            if (concept.Child(run.Names.Code) is { HasValue: true } code && loaded?.Contains(code.Utf8Value) == Verdict.NotMember)
                run.Report(code, DefinitionRules.ValueSetCode, system.Value!, code.Value!);
        foreach (var filter in element.ChildrenNamed("filter"))
            if (loaded is not null && Filter(filter) is var asked && !loaded.Understands(asked)) run.Report(filter, DefinitionRules.ValueSetFilter, $"{asked}", system.Value!);
    }

    private static ConceptFilter Filter(Element filter) => new(filter.ValueOf("property") ?? "", filter.ValueOf("op") ?? "", filter.ValueOf("value") ?? "");
}

/// <summary>A value set may build on others, but not on itself. https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.valueSet</summary>
internal sealed class ValueSetCircleRule : ElementRule
{
    private const int MostValueSets = 1000;

    public override void Check(Element element, ValidationRun run)
    {
        if (element.ValueOf("url") is not { } own) return;
        var (seen, open) = (new HashSet<string> { own }, new Queue<(Element ValueSet, Element Start)>([(element, default)]));
        while (open.TryDequeue(out var next) && seen.Count < MostValueSets)
            foreach (var included in Included(next.ValueSet))
            {
                var url = Definitions.Canonical.Split(included.Value!).Url;
                var start = next.Start.Exists ? next.Start : included;
                if (url == own)
                {
                    run.Report(start, DefinitionRules.ValueSetCircle, start.Value!);
                    return;
                }
                if (seen.Add(url) && run.Book.Canonicals.Resource(included.Value!, element) is { Exists: true } found) open.Enqueue((found, start));
            }
    }

    private static List<Element> Included(Element valueSet)
    {
        var found = new List<Element>();
        foreach (var include in valueSet.Child("compose").ChildrenNamed("include"))
            foreach (var other in include.ChildrenNamed("valueSet"))
                if (other.HasValue) found.Add(other);
        return found;
    }
}

/// <summary>The properties, the count and the content of a CodeSystem. https://hl7.org/fhir/R4/codesystem.html</summary>
internal sealed class CodeSystemRule : ElementRule
{
    // Those that R4 itself gives a meaning: https://hl7.org/fhir/R4/codesystem-concept-properties.html
    private static readonly HashSet<string> Known = ["inactive", "deprecated", "notSelectable", "parent", "child", "status", "retirementDate"];

    public override void Check(Element element, ValidationRun run)
    {
        var declared = new Dictionary<string, string>();
        foreach (var property in element.ChildrenNamed("property"))
            if (property.ValueOf("code") is { } code) declared.TryAdd(code, property.ValueOf("type") ?? "");
        var count = 0;
        foreach (var part in element.Subtree())
        {
            if (part.Type.Name == "CodeSystem.concept") count++;
            else if (part.Type.Name == "CodeSystem.concept.property") CheckProperty(part, declared, run);
        }
        var content = element.ValueOf("content") ?? "";
        if (element.Child("count") is { HasValue: true } stated && content == "complete" && stated.Value != $"{count}") run.Report(stated, DefinitionRules.CodeSystemCount, stated.Value!, $"{count}");
        if ((content == "supplement") != element.Child("supplements").Exists) run.Report(element, DefinitionRules.CodeSystemSupplement, content);
    }

    private static void CheckProperty(Element property, Dictionary<string, string> declared, ValidationRun run)
    {
        if (property.ValueOf("code") is not { } code) return;
        if (!declared.TryGetValue(code, out var type))
        {
            if (!Known.Contains(code)) run.Report(property, DefinitionRules.CodeSystemProperty, code);
        }
        else if (property.Child("value") is { Exists: true } value && !string.Equals(value.Type.Name, type, StringComparison.OrdinalIgnoreCase) && type.Length > 0)
            run.Report(property, DefinitionRules.CodeSystemPropertyType, code, value.Type.Name, type);
    }
}

/// <summary>The codes that a ConceptMap maps from and to. https://hl7.org/fhir/R4/conceptmap.html</summary>
internal sealed class ConceptMapRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var (source, target) = (element.ValueOf("source"), element.ValueOf("target"));
        foreach (var mapped in element.ChildrenNamed("element"))
        {
            CheckCode(mapped, source, run);
            foreach (var goal in mapped.ChildrenNamed("target")) CheckCode(goal, target, run);
        }
    }

    private static void CheckCode(Element owner, string? system, ValidationRun run)
    {
        if (system is not null && owner.Child("code") is { HasValue: true } code && run.Book.Terminology.System(system)?.Contains(code.Utf8Value) == Verdict.NotMember)
            run.Report(code, DefinitionRules.ConceptMapCode, system, code.Value!);
    }
}
