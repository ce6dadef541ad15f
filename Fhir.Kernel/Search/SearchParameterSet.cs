using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Search;

/// <summary>
/// The parameters a server searches by, per resource type. What is in the set works: parameters that need what an index of values cannot give
/// (sounds, resources inside resources) are not taken in. Immutable; a server that learns a parameter makes a new set.
/// </summary>
public sealed class SearchParameterSet
{
    // Sounds-alike is a matter of each language, and R4's expression only names the name.
    private static readonly string[] NotIndexed = ["phonetic"];

    private const string NarrativeCode = "_text";
    private const string ContentCode = "_content";

    private readonly FrozenDictionary<string, FrozenDictionary<string, SearchParameter>> byType;
    private readonly FrozenDictionary<string, SearchParameter> byUrl;

    private readonly FrozenSet<(string Type, string Code)> pending;

    private SearchParameterSet(Schema schema, FrozenDictionary<string, FrozenDictionary<string, SearchParameter>> byType, ImmutableArray<SearchParameter> all,
        FrozenSet<(string, string)> pending)
    {
        (Schema, this.byType, All, this.pending) = (schema, byType, all, pending);
        byUrl = all.GroupBy(parameter => parameter.Url).ToFrozenDictionary(group => group.Key, group => group.First());
    }

    public static SearchParameterSet R4 { get; } = Of(DefinitionsPack.Core.Schema, DefinitionsPack.Core.SearchParameters);

    public Schema Schema { get; }

    public ImmutableArray<SearchParameter> All { get; }

    /// <param name="definitions">A later definition of the same code on the same type takes the earlier one's place.</param>
    /// <param name="pending">What is defined but cannot be searched by yet; none of it is in the set.</param>
    public static SearchParameterSet Of(Schema schema, IEnumerable<SearchParameter> definitions, IEnumerable<SearchParameter>? pending = null)
    {
        var all = definitions.Where(IsIndexable).ToImmutableArray();
        var urls = all.Select(parameter => parameter.Url).ToFrozenSet();
        var expressions = all.ToLookup(parameter => parameter.Url, parameter => parameter.Expression);
        all = [.. all.Select(parameter => Mended(parameter, url => expressions[url].FirstOrDefault())).Where(parameter => parameter.Components.All(component => urls.Contains(component.Definition) && IsPlain(component)))];
        var byBase = all.SelectMany(parameter => parameter.Base.Select(type => (type, parameter))).ToLookup(pair => pair.type, pair => pair.parameter);
        var types = schema.Types.Where(type => type is { IsResource: true, IsAbstract: false });
        var waiting = (pending ?? []).ToLookup(parameter => parameter.Code, parameter => parameter.Base);
        return new(schema, types.ToFrozenDictionary(type => type.Name, type => ByCode(type, byBase)), all,
            types.SelectMany(type => waiting.Where(bases => bases.Any(names => Ancestry(type).Any(names.Contains))).Select(bases => (type.Name, bases.Key))).ToFrozenSet());
    }

    /// <summary>True for a parameter that is defined and not yet searched by.</summary>
    public bool IsPending(string type, string code) => pending.Contains((type, code));

    /// <summary>True for the parameters that search words and have no expression.</summary>
    public static bool IsOfWords(SearchParameter parameter) => parameter is { Expression: null, Code: NarrativeCode or ContentCode };

    /// <summary>True for what the store gives every resource, so that none is without it.</summary>
    public static bool IsOfEvery(SearchParameter parameter) => parameter.Code is "_id" or "_lastUpdated";

    /// <summary>Of the two that search words: the narrative alone.</summary>
    public static bool IsOfNarrative(SearchParameter parameter) => parameter.Code == NarrativeCode;

    /// <summary>True for <c>near</c>.</summary>
    public static bool IsOfDistance(SearchParameter parameter) => parameter is { Type: SearchParameterType.Special, Code: "near", Expression: not null };

    /// <summary>Whether a reference parameter's definition lets it lead to a type.</summary>
    public static bool MayLeadTo(SearchParameter reference, string type) =>
        reference.Targets.IsEmpty || reference.Targets.Contains(type) || reference.Targets.Contains("Resource");

    /// <summary>Whether words are searched.</summary>
    public bool HasWords => All.Any(IsOfWords);

    /// <summary>The set for a server that does not index words.</summary>
    public SearchParameterSet WithoutWords() => Of(Schema, All.Where(parameter => !IsOfWords(parameter)));

    /// <summary>Null when the type has no such parameter.</summary>
    public SearchParameter? Find(string type, string code) => byType.GetValueOrDefault(type)?.GetValueOrDefault(code);

    public SearchParameter? FindByUrl(string url) => byUrl.GetValueOrDefault(url);

    /// <summary>Every parameter of the type, those of all resources included, by code.</summary>
    public IEnumerable<SearchParameter> Of(string type) =>
        byType.TryGetValue(type, out var parameters) ? parameters.Values.OrderBy(parameter => parameter.Code, StringComparer.Ordinal) : [];

    public bool IsResourceType(string name) => byType.ContainsKey(name);

    /// <summary>From the farthest ancestor down, so that a type's own definition of a code comes last.</summary>
    private static FrozenDictionary<string, SearchParameter> ByCode(TypeInfo type, ILookup<string, SearchParameter> byBase)
    {
        var parameters = new Dictionary<string, SearchParameter>();
        foreach (var ancestor in Ancestry(type).Reverse())
            foreach (var parameter in byBase[ancestor])
                if (parameter.Expression is null || !parameter.Expression.Contains('|', StringComparison.Ordinal) || SearchExpression.For(parameter.Expression, type.Name) is not null)
                    parameters[parameter.Code] = parameter;
        return parameters.ToFrozenDictionary();
    }

    private static IEnumerable<string> Ancestry(TypeInfo type)
    {
        for (TypeInfo? ancestor = type; ancestor is not null; ancestor = ancestor.Base) yield return ancestor.Name;
    }

    /// <summary>R4 has the two expressions of DocumentReference's <c>relationship</c> the wrong way round: each leads to what the other part defines.</summary>
    private static SearchParameter Mended(SearchParameter composite, Func<string, string?> expressionOf)
    {
        if (composite.Components is not [var one, var other] || !Leads(one.Definition, other.Expression) || !Leads(other.Definition, one.Expression)) return composite;
        return composite with { Components = [one with { Expression = other.Expression }, other with { Expression = one.Expression }] };

        bool Leads(string definition, string expression) => expressionOf(definition) == $"{composite.Expression}.{expression}";
    }

    /// <summary>A part may also start at the resource instead of the composite's repetition.</summary>
    private static bool IsPlain(SearchComponent part) => SearchPath.Parse(part.Expression.Replace("%resource.", "", StringComparison.Ordinal), "") is not null;

    private static bool IsIndexable(SearchParameter parameter) => IsOfWords(parameter) || IsOfDistance(parameter)
        || parameter is { Expression: { } expression, Type: not SearchParameterType.Special } && !NotIndexed.Contains(parameter.Code)
        && !expression.EndsWith(".entry[0].resource", StringComparison.Ordinal);
}
