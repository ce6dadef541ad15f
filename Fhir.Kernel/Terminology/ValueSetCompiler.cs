using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>ValueSet resource -> <see cref="Selection"/>. https://hl7.org/fhir/R4/valueset.html#compositions</summary>
/// <param name="systems">The code system with this url and version; null when it is not loaded.</param>
/// <param name="valueSets">The selection of another value set, by its canonical.</param>
internal sealed class ValueSetCompiler(Func<string, string?, CodeSystem?> systems, Func<string, Selection> valueSets)
{
    public Selection Compile(Element valueSet, string canonical)
    {
        var compose = valueSet.Child("compose");
        var expansion = valueSet.Child("expansion");
        if (!compose.Exists)
            return expansion.Exists ? ReadExpansion(expansion, canonical) : new UndecidedSelection(null, new(UncheckedCause.ValueSetUndefined, canonical));

        var selection = Compose(compose);
        if (selection.Unchecked.IsEmpty || !expansion.Exists) return selection;
        // The publisher's expansion knows what we cannot compute, if it is whole.
        return ReadExpansion(expansion, canonical) is { Unchecked.IsEmpty: true } published ? published : selection;
    }

    /// <summary>All the codes of a code system that names this value set as its own.</summary>
    public Selection WholeSystem(string system) => SelectSystem(system, version: null, []);

    private Selection Compose(Element compose)
    {
        var (included, excluded) = (Parts(compose, "include"), Parts(compose, "exclude"));
        var selection = Selection.Union(included);
        if (excluded.Count > 0) selection = Selection.Difference(selection, Selection.Union(excluded));
        return compose.ValueOf("inactive") == "false" && selection is ListedSelection listed
            ? new ListedSelection(listed.Codes.Where(code => !code.Concept.IsInactive))
            : selection;
    }

    private List<Selection> Parts(Element compose, string name)
    {
        var parts = new List<Selection>();
        foreach (var part in compose.ChildrenNamed(name)) parts.Add(Part(part));
        return parts;
    }

    // The definition of include.valueSet speaks of a union, that of include itself of "all the value sets"; the latter is how a later version settled it.
    private Selection Part(Element part)
    {
        var conditions = new List<Selection>();
        if (part.ValueOf("system") is { } system) conditions.Add(SystemPart(part, system));
        foreach (var other in part.ChildrenNamed("valueSet"))
            if (other.Value is { } canonical) conditions.Add(valueSets(canonical));
        return conditions.Count == 0 ? new ListedSelection([]) : conditions.Aggregate(Selection.Intersection);
    }

    private Selection SystemPart(Element part, string system)
    {
        var version = part.ValueOf("version");
        if (part.Child("concept").Exists) return Listed(part, system, systems(system, version) ?? systems(system, null));
        var filters = new List<ConceptFilter>();
        foreach (var filter in part.ChildrenNamed("filter"))
            filters.Add(new ConceptFilter(filter.ValueOf("property") ?? "", filter.ValueOf("op") ?? "", filter.ValueOf("value") ?? ""));
        return SelectSystem(system, version, filters);
    }

    /// <summary>What a value set lists is in it, whether or not the code system is loaded and has it.</summary>
    private static ListedSelection Listed(Element part, string system, CodeSystem? loaded)
    {
        var codes = new List<ListedCode>();
        foreach (var concept in part.ChildrenNamed("concept"))
        {
            if (concept.ValueOf("code") is not { } code) continue;
            var known = loaded?.Find(code);
            var display = concept.ValueOf("display") ?? known?.Display;
            codes.Add(new(Expanded(system, loaded, known ?? new Concept(code, display)) with { Code = code, Display = display }, loaded?.IsCaseSensitive ?? true));
        }
        return new ListedSelection(codes);
    }

    private Selection SelectSystem(string url, string? version, List<ConceptFilter> filters)
    {
        if (systems(url, version) is not { Content: not CodeSystemContent.NotPresent } system) return NotLoaded(url, version, filters);
        var (chosen, missing) = Choose(system, filters);
        var listed = new ListedSelection(chosen.Order().Select(place => new ListedCode(Expanded(url, system, system.Concepts[place]), system.IsCaseSensitive)));
        List<Selection> parts = [listed, .. missing.Select(reason => new UndecidedSelection(url, reason))];
        if (system.Content != CodeSystemContent.Complete) parts.Add(new UndecidedSelection(url, new(UncheckedCause.SystemIncomplete, url)));
        return Selection.Union(parts);
    }

    private static Selection NotLoaded(string url, string? version, List<ConceptFilter> filters) =>
        filters.Count == 0 && Grammars.Find(url) is { } grammar
            ? new GrammarSelection(url, grammar)
            : new UndecidedSelection(url, new(UncheckedCause.SystemNotLoaded, version is null ? url : $"{url}|{version}"));

    /// <summary>The concepts that match every filter; with a filter that is not understood none are certain.</summary>
    private static (IEnumerable<int> Chosen, List<UncheckedReason> Missing) Choose(CodeSystem system, List<ConceptFilter> filters)
    {
        var (chosen, missing) = (Enumerable.Range(0, system.Concepts.Length), new List<UncheckedReason>());
        foreach (var filter in filters)
        {
            if (filter.Select(system) is { } places) chosen = chosen.Where(places.Contains);
            else missing.Add(new(UncheckedCause.FilterNotUnderstood, $"{filter} ({system.Url})"));
        }
        return (missing.Count == 0 ? chosen : [], missing);
    }

    private static ExpandedConcept Expanded(string url, CodeSystem? system, Concept concept) => new(url, system?.Version, concept.Code, concept.Display)
    {
        IsAbstract = concept.IsAbstract,
        IsInactive = concept.IsInactive,
        Designations = concept.Designations,
    };

    private static Selection ReadExpansion(Element expansion, string canonical)
    {
        var codes = new List<ListedCode>();
        AddContained(codes, expansion);
        var listed = new ListedSelection(codes);
        var isPartial = expansion.ValueOf("total") is { } total && total != codes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return isPartial ? Selection.Union([listed, new UndecidedSelection(null, new(UncheckedCause.ExpansionPartial, canonical))]) : listed;
    }

    private static void AddContained(List<ListedCode> codes, Element owner)
    {
        foreach (var item in owner.ChildrenNamed("contains"))
        {
            if (item.ValueOf("code") is { } code && item.ValueOf("system") is { } system)
                codes.Add(new(new ExpandedConcept(system, item.ValueOf("version"), code, item.ValueOf("display")) { IsAbstract = item.ValueOf("abstract") == "true" }, IsCaseSensitive: true));
            AddContained(codes, item);
        }
    }
}
