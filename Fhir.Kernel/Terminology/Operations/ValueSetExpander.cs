using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>Lists the codes of a value set. https://hl7.org/fhir/R4/valueset-operation-expand.html</summary>
public sealed class ValueSetExpander(TerminologyService terminology)
{
    /// <summary>
    /// 422 with every reason when the codes are not all known (a list that silently lacks some is no expansion), and with <c>too-costly</c> past
    /// <see cref="ExpansionRequest.MaxCodes"/> unless pages are asked for.
    /// </summary>
    /// <param name="resource">The ValueSet resource; default for a value set without one.</param>
    public Result<ExpandedValueSet> Expand(ValueSetMembership valueSet, Element resource, ExpansionRequest request)
    {
        var selection = valueSet.Selection;
        var missing = selection.Unchecked.Where(reason => !IsBearable(reason.Cause)).ToList();
        if (missing.Count > 0) return NotComputable(valueSet, missing);

        var listing = new Listing(request.Query);
        var page = selection.Page(listing, request.Offset ?? 0, PageSize(request));
        var listed = page ?? List(selection, listing, request);
        if (listing.Failures.Count > 0) return NotComputable(valueSet, listing.Failures);
        var limit = !request.IsPaged ? ExpansionRequest.MaxCodes : page is null ? ExpansionRequest.MaxListed : int.MaxValue;
        return Problem(valueSet, listed, request, limit) is { } refusal ? refusal : Expanded(valueSet, resource, listed, request);
    }

    // A distant system answers or it does not: that shows while it is listed. Expressions made of codes leave the list open.
    private static bool IsBearable(UncheckedCause cause) =>
        cause is UncheckedCause.SystemUnreachable or UncheckedCause.ValueSetUnreachable or UncheckedCause.SystemCompositional;

    private static Refusal NotComputable(ValueSetMembership valueSet, IEnumerable<UncheckedReason> reasons) =>
        new(422, [TerminologyRules.NotComputable.At(null, valueSet.ValueSet), .. reasons.Distinct().Select(reason => reason.Issue)]);

    private static int PageSize(ExpansionRequest request) => Math.Min(request.Count ?? ExpansionRequest.MaxCodes, ExpansionRequest.MaxCodes);

    private static ExpandedPage List(Selection selection, Listing listing, ExpansionRequest request)
    {
        var all = selection.Concepts(listing).DistinctBy(concept => (concept.System, concept.Code)).Take(ExpansionRequest.MaxListed + 1).ToList();
        return new ExpandedPage(request.IsPaged ? [.. all.Skip(request.Offset ?? 0).Take(PageSize(request))] : all, all.Count);
    }

    private static Refusal? Problem(ValueSetMembership valueSet, ExpandedPage listed, ExpansionRequest request, int limit)
    {
        if (listed.Total > limit) return new Refusal(422, [TerminologyRules.TooCostly.At(null, valueSet.ValueSet, Count(listed.Total), limit.ToString(CultureInfo.InvariantCulture))]);
        if (listed.Total == 0 && request.Text is null && valueSet.Selection.Unbounded.ToList() is { Count: > 0 } systems)
            return new Refusal(422, [TerminologyRules.Endless.At(null, valueSet.ValueSet, string.Join(", ", systems))]);
        return null;
    }

    private static string Count(int total) =>
        total == ExpansionRequest.MaxListed + 1 ? $">{ExpansionRequest.MaxListed.ToString(CultureInfo.InvariantCulture)}" : total.ToString(CultureInfo.InvariantCulture);

    private ExpandedValueSet Expanded(ValueSetMembership valueSet, Element resource, ExpandedPage listed, ExpansionRequest request)
    {
        var used = listed.Concepts.Select(concept => (concept.System, concept.Version)).Distinct().ToList();
        return new ExpandedValueSet(IsNested(resource, request) ? Nest(listed.Concepts) : Flat(listed.Concepts), listed.Total)
        {
            IsUnclosed = valueSet.Selection.Unbounded.Any() || valueSet.Selection.Unchecked.Any(reason => reason.Cause == UncheckedCause.SystemCompositional),
            Versions = [.. used.Where(pair => pair.Version is not null).Select(pair => $"{pair.System}|{pair.Version}")],
            Supplements = [.. used.Select(pair => terminology.System(pair.System, pair.Version)).OfType<CodeSystem>().SelectMany(system => system.Supplements).Distinct()],
        };
    }

    private static ImmutableArray<ExpandedNode> Flat(IEnumerable<ExpandedConcept> concepts) => [.. concepts.Select(concept => new ExpandedNode(concept, []))];

    /// <summary>Only what is one part of one code system has its hierarchy; lists and unions have the order that their author gave them.</summary>
    private static bool IsNested(Element resource, ExpansionRequest request)
    {
        if (request.IsFlat || request.IsPaged || request.Text is not null || request.IsSelectableOnly) return false;
        if (!resource.Exists) return true;
        var compose = resource.Child("compose");
        var include = compose.Child("include");
        return compose.ChildrenNamed("include").Count() == 1 && include.Child("system").HasValue && !include.Child("concept").Exists && !include.Child("valueSet").Exists;
    }

    private ImmutableArray<ExpandedNode> Nest(IReadOnlyList<ExpandedConcept> concepts)
    {
        if (concepts.Count == 0 || terminology.System(concepts[0].System, concepts[0].Version) is not CodeSystem system) return Flat(concepts);
        var present = concepts.Select((concept, at) => (Place: system.IndexOf(concept.Code), at)).Where(pair => pair.Place >= 0).DistinctBy(pair => pair.Place).ToDictionary(pair => pair.Place, pair => pair.at);
        var children = new List<ExpandedNode>?[concepts.Count];
        var roots = new List<ExpandedNode>();
        // Backwards, so that the children of a concept are all there when it is made: they come after it in the definition.
        for (var at = concepts.Count - 1; at >= 0; at--)
        {
            var node = new ExpandedNode(concepts[at], children[at] is { } below ? [.. Enumerable.Reverse(below)] : []);
            if (Above(system, present, system.IndexOf(concepts[at].Code)) is { } parent && parent < at) (children[parent] ??= []).Add(node);
            else roots.Add(node);
        }
        roots.Reverse();
        return [.. roots];
    }

    /// <summary>The nearest concept above that is in the expansion.</summary>
    private static int? Above(CodeSystem system, Dictionary<int, int> present, int place)
    {
        for (var above = place < 0 ? -1 : system.NestedIn(place); above >= 0; above = system.NestedIn(above))
            if (present.TryGetValue(above, out var at)) return at;
        return null;
    }
}
