using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;

namespace Fhir.Kernel.Search;

/// <summary>
/// What a search asks of terminology: the codes of a value set, what stands above or below a code, whether case counts. A question is answered when the
/// search is read, so that a store only ever compares codes. https://hl7.org/fhir/R4/search.html#token
/// </summary>
/// <param name="urlOfValueSet">The canonical of a value set on this server by its logical id; null when there is none.</param>
public sealed class SearchTerminology(TerminologyService service, Func<string, string?> urlOfValueSet)
{
    private const string Local = "ValueSet/";

    /// <summary>Codes one search value may stand for; each becomes a comparison in the store.</summary>
    public const int MaxCodes = 5000;

    /// <summary>False in doubt: bringing too much is safer than leaving something out. Only systems that are here are asked, never a network.</summary>
    public bool IsCaseSensitive(string system) =>
        service.Source.Find(system, null) is { } definition && definition.Root.Type.Name == "CodeSystem" && service.System(system) is { IsCaseSensitive: true };

    /// <summary><c>:in</c> and <c>:not-in</c>.</summary>
    /// <param name="name">The parameter as it stands in the request, for the issues.</param>
    /// <param name="valueSet">A canonical, or <c>ValueSet/id</c>.</param>
    internal Result<SearchValue> CodesOf(string name, string valueSet)
    {
        var url = valueSet.StartsWith(Local, StringComparison.Ordinal) ? urlOfValueSet(valueSet[Local.Length..]) : valueSet;
        if (url is null) return Refusal.BadRequest(SearchRules.ValueSetUnknown.At(name, valueSet));
        var expansion = new ValueSetExpander(service).Expand(service.Membership(url), default, new ExpansionRequest { Offset = 0, Count = MaxCodes });
        if (expansion.Refusal is { } refusal) return NotExpanded(name, valueSet, refusal);
        if (expansion.Value.IsUnclosed) return Refusal.BadRequest(SearchRules.ValueSetNotExpanded.At(name, valueSet));
        if (expansion.Value.Total > MaxCodes) return TooMany(name, valueSet, expansion.Value.Total);
        return SetOf(expansion.Value.Concepts.Select(node => (node.Concept.System, node.Concept.Code)));
    }

    /// <summary>The code and all that it subsumes.</summary>
    internal Result<SearchValue> Below(string name, string system, string code)
    {
        if (Find(name, system, code, out var loaded, out var own) is { } refusal) return refusal;
        var filter = new ConceptFilter("concept", "is-a", own);
        if (!loaded.Understands(filter) || loaded.Select(new ConceptQuery { Filters = [filter] }, 0, MaxCodes) is not { } page)
            return Refusal.BadRequest(SearchRules.Subsumption.At(name, system));
        return page.Total > MaxCodes ? TooMany(name, code, page.Total) : SetOf(page.Concepts.Select(concept => (system, concept.Code)));
    }

    /// <summary>The code and all that subsume it.</summary>
    internal Result<SearchValue> Above(string name, string system, string code)
    {
        if (Find(name, system, code, out var loaded, out var own) is { } refusal) return refusal;
        var (found, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([own]));
        while (found.Count <= MaxCodes && waiting.TryDequeue(out var next))
            if (found.Add(next))
                foreach (var parent in loaded.ParentsOf(next)) waiting.Enqueue(parent);
        return found.Count > MaxCodes ? TooMany(name, code, found.Count) : SetOf(found.Select(above => (system, above)));
    }

    /// <summary>Null when the code system is here, has the code and relates its codes by subsumption.</summary>
    /// <param name="own">The system's spelling of the code.</param>
    private Refusal? Find(string name, string system, string code, out ICodeSystem loaded, out string own)
    {
        (loaded, own) = (service.System(system)!, code);
        if (loaded is null) return Refusal.BadRequest(SearchRules.Subsumption.At(name, system));
        if (loaded.Find(code) is not { } concept) return Refusal.BadRequest(SearchRules.CodeUnknown.At(name, code, system));
        own = concept.Code;
        return loaded.Subsumes(own, own) is null ? Refusal.BadRequest(SearchRules.Subsumption.At(name, system)) : null;
    }

    private TokenSetValue SetOf(IEnumerable<(string System, string Code)> codes) => new(
        [.. codes.GroupBy(pair => pair.System, pair => pair.Code).Select(group => new TokenSet(group.Key, [.. group.Distinct()], IsCaseSensitive(group.Key)))]);

    private static Refusal TooMany(string name, string what, int total) =>
        Refusal.BadRequest(SearchRules.TooManyCodes.At(name, what, Text(total), Text(MaxCodes)));

    private static Refusal NotExpanded(string name, string valueSet, Refusal reason) =>
        Refusal.BadRequest([SearchRules.ValueSetNotExpanded.At(name, valueSet), .. reason.Issues]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
