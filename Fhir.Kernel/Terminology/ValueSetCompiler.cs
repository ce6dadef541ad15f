using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>ValueSet resource -> <see cref="Selection"/>. https://hl7.org/fhir/R4/valueset.html#compositions</summary>
/// <param name="systems">The code system with this url and version; null when it is not loaded.</param>
/// <param name="valueSets">The selection of another value set, by its canonical.</param>
/// <param name="spend">Takes so many steps from what may still be spent; false when it is not enough.</param>
internal sealed class ValueSetCompiler(Func<string, string?, ICodeSystem?> systems, Func<string, Selection> valueSets, SystemRules rules, Func<long, bool> spend)
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

    /// <summary>What a value set without a resource has: a whole code system, or what its url says.</summary>
    public Selection Compile(ImplicitValueSet implied) => SelectSystem(implied.System, implied.Version, implied.Filters);

    private Selection Compose(Element compose)
    {
        var (included, excluded) = (Parts(compose, "include"), Parts(compose, "exclude"));
        var selection = Selection.Union(included);
        if (excluded.Count > 0) selection = Selection.Difference(selection, Selection.Union(excluded));
        return compose.ValueOf("inactive") == "false" ? selection.Active : selection;
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
        if (rules.Violation(system, version) is { } violation) return new UndecidedSelection(system, violation);
        version = rules.Version(system, version);
        if (part.Child("concept").Exists) return Listed(part, system, version);
        var filters = ImmutableArray.CreateBuilder<ConceptFilter>();
        foreach (var filter in part.ChildrenNamed("filter"))
            filters.Add(new ConceptFilter(filter.ValueOf("property") ?? "", filter.ValueOf("op") ?? "", filter.ValueOf("value") ?? ""));
        return SelectSystem(system, version, filters.ToImmutable());
    }

    /// <summary>What a value set lists is in it, whether or not the code system is loaded and has it.</summary>
    private ListedSelection Listed(Element part, string system, string? version)
    {
        var loaded = systems(system, version) ?? systems(system, null);
        if (rules.Excludes(system, version ?? loaded?.Version)) return new ListedSelection([]);
        var codes = new List<ListedCode>();
        foreach (var concept in part.ChildrenNamed("concept"))
        {
            if (concept.ValueOf("code") is not { } code) continue;
            var known = loaded?.Find(code);
            var display = concept.ValueOf("display") ?? known?.Display;
            var expanded = ExpandedConcept.Of(system, loaded, known ?? new Concept(code, display));
            var designations = CodeSystemReader.ReadDesignations(concept);
            codes.Add(new(expanded with { Code = code, Display = display, Designations = [.. designations, .. expanded.Designations] }, loaded?.IsCaseSensitive ?? true));
        }
        return new ListedSelection(codes);
    }

    private Selection SelectSystem(string url, string? version, ImmutableArray<ConceptFilter> filters)
    {
        var known = systems(url, version);
        if (rules.Excludes(url, version ?? known?.Version)) return new ListedSelection([]);
        if (known is not { Content: not CodeSystemContent.NotPresent } system) return NotLoaded(url, version, filters);
        if (!spend(Cost(system, filters))) return new UndecidedSelection(url, new(UncheckedCause.TooManySteps, url));
        var missing = filters.Where(filter => !system.Understands(filter)).Select(filter => new UncheckedReason(UncheckedCause.FilterNotUnderstood, $"{filter} ({url})")).ToList();
        // With a filter that is not understood no concept is certain.
        if (missing.Count > 0) return Selection.Union(missing.Select(reason => new UndecidedSelection(url, reason)));
        return system is CodeSystem loaded ? SelectLoaded(url, loaded, filters) : new ProvidedSelection(system, filters);
    }

    // Every filter goes through every concept, and making an automaton of a pattern costs what a thousand concepts do.
    private static long Cost(ICodeSystem system, ImmutableArray<ConceptFilter> filters) =>
        (1L + filters.Length) * (system is CodeSystem loaded ? loaded.Concepts.Length : 1) + 1000L * filters.Count(filter => filter.Operator == "regex");

    private static Selection SelectLoaded(string url, CodeSystem system, ImmutableArray<ConceptFilter> filters)
    {
        var listed = new ListedSelection(system.Choose(filters).Order().Select(place => new ListedCode(ExpandedConcept.Of(url, system, system.Concepts[place]), system.IsCaseSensitive)));
        if (system.Content != CodeSystemContent.Complete) return Selection.Union([listed, new UndecidedSelection(url, new(UncheckedCause.SystemIncomplete, url))]);
        return system.IsCompositional ? Selection.Union([listed, new ExpressionSelection(system)]) : listed;
    }

    private static Selection NotLoaded(string url, string? version, ImmutableArray<ConceptFilter> filters) =>
        Grammars.Find(url) is { } grammar
            ? SelectGrammar(url, grammar, filters)
            : new UndecidedSelection(url, new(UncheckedCause.SystemNotLoaded, version is null ? url : $"{url}|{version}"));

    private static Selection SelectGrammar(string url, ICodeGrammar grammar, ImmutableArray<ConceptFilter> filters)
    {
        foreach (var filter in filters)
        {
            if (grammar.Where(filter) is not { } chosen) return new UndecidedSelection(url, new(UncheckedCause.FilterNotUnderstood, $"{filter} ({url})"));
            grammar = chosen;
        }
        return new GrammarSelection(url, grammar);
    }

    private static Selection ReadExpansion(Element expansion, string canonical)
    {
        var codes = new List<ListedCode>();
        AddContained(codes, expansion);
        var listed = new ListedSelection(codes);
        var isPartial = expansion.ValueOf("total") is { } total && total != codes.Count.ToString(CultureInfo.InvariantCulture);
        return isPartial || IsUnclosed(expansion) ? Selection.Union([listed, new UndecidedSelection(null, new(UncheckedCause.ExpansionPartial, canonical))]) : listed;
    }

    /// <summary>https://hl7.org/fhir/R4/extension-valueset-unclosed.html</summary>
    private static bool IsUnclosed(Element expansion)
    {
        foreach (var extension in expansion.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == "http://hl7.org/fhir/StructureDefinition/valueset-unclosed" && extension.ValueOf("value") == "true") return true;
        return false;
    }

    private static void AddContained(List<ListedCode> codes, Element owner)
    {
        foreach (var item in owner.ChildrenNamed("contains"))
        {
            if (item.ValueOf("code") is { } code && item.ValueOf("system") is { } system)
                codes.Add(new(ReadContained(item, system, code), IsCaseSensitive: true));
            AddContained(codes, item);
        }
    }

    private static ExpandedConcept ReadContained(Element item, string system, string code) => new(system, item.ValueOf("version"), code, item.ValueOf("display"))
    {
        IsAbstract = item.ValueOf("abstract") == "true",
        IsInactive = item.ValueOf("inactive") == "true",
        Designations = CodeSystemReader.ReadDesignations(item),
    };
}
