using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search.Filters;

namespace Fhir.Kernel.Search;

/// <summary>Reads one search parameter: its name with modifier, chain or _has, then its values.</summary>
internal sealed class ClauseParser(SearchParameterSet known, SearchSettings settings)
{
    public const string FilterParameter = "_filter";

    public Result<SearchClause> Parse(string type, QueryParameter parameter) => parameter.Name == FilterParameter
        ? new FilterParser(parameter.Name, known, settings).Parse(type, parameter.Value) : Parse(type, parameter, parameter.Name, 0);

    /// <param name="name">What is left of the parameter's name at this link of a chain.</param>
    private Result<SearchClause> Parse(string type, QueryParameter whole, string name, int links)
    {
        if (links > settings.MaxChainLength)
            return Refuse(SearchRules.TooDeep, whole, whole.Name, settings.MaxChainLength.ToString(CultureInfo.InvariantCulture));
        if (name == "_list") return ParseList(whole);
        if (name.StartsWith("_has:", StringComparison.Ordinal)) return ParseHas(type, whole, name, links);

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (code, modifier) = SplitModifier(dot < 0 ? name : name[..dot]);
        if (known.Find(type, code) is not { } parameter)
            return known.IsPending(type, code) ? Refuse(SearchRules.NotIndexed, whole, whole.Name) : Refuse(SearchRules.UnknownParameter, whole, whole.Name, type);
        return dot < 0 ? ParseValues(type, whole, parameter, modifier) : ParseChain(whole, parameter, modifier, name[(dot + 1)..], links);
    }

    /// <summary><c>_has:Observation:patient:code=x</c>: what follows the third colon is a parameter of Observation, itself possibly a chain.</summary>
    private Result<SearchClause> ParseHas(string type, QueryParameter whole, string name, int links)
    {
        var parts = name.Split(':', 4);
        if (parts is not [_, var source, var code, var rest] || !known.IsResourceType(source)
            || known.Find(source, code) is not { Type: SearchParameterType.Reference } reference || !SearchParameterSet.MayLeadTo(reference, type))
            return Refuse(SearchRules.Has, whole, name);
        var inner = Parse(source, whole, rest, links + 1);
        return inner.IsValue ? new HasClause(source, reference, inner.Value) : inner;
    }

    /// <summary>Lists that a server keeps by name (<c>$current-allergies</c>) are not kept here. https://hl7.org/fhir/R4/lifecycle.html#current</summary>
    private Result<SearchClause> ParseList(QueryParameter whole)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var text in ValueText.Split(whole.Value, ','))
        {
            if (text.StartsWith('$')) return Refuse(SearchRules.ListFunctional, whole, text);
            if (ReferenceText.Parse(text, "List", known, settings.OwnBase) is not { IsAbsolute: false } list) return Refuse(SearchRules.ListFormat, whole, text);
            ids.Add(list.Id);
        }
        return ids.Count > settings.MaxValues
            ? Refuse(SearchRules.TooManyValues, whole, whole.Name, Number(ids.Count), Number(settings.MaxValues))
            : new ListClause(ids.ToImmutable(), known.Find("List", "item")!);
    }

    private Result<SearchClause> ParseChain(QueryParameter whole, SearchParameter reference, string? targetType, string rest, int links)
    {
        if (reference.Type != SearchParameterType.Reference) return Refuse(SearchRules.Chain, whole, whole.Name, reference.Code);
        if (targetType is not null && (!known.IsResourceType(targetType) || !SearchParameterSet.MayLeadTo(reference, targetType)))
            return Refuse(SearchRules.Chain, whole, whole.Name, targetType);

        IEnumerable<string> types = targetType is null ? reference.Targets : [targetType];
        var targets = ImmutableArray.CreateBuilder<ChainTarget>();
        Refusal? refusal = null;
        foreach (var type in types.Where(type => known.IsResourceType(type)))
        {
            var inner = Parse(type, whole, rest, links + 1);
            if (inner.IsValue) targets.Add(new ChainTarget(type, inner.Value));
            // A parameter that one target type lacks is no error as long as another has it.
            else if (refusal is null || inner.Refusal.Issues[0].Rule != SearchRules.UnknownParameter) refusal = inner.Refusal;
        }
        if (targets.Count > 0 && refusal?.Issues[0].Rule is null or { Id: "search-unknown-parameter" }) return new ChainClause(reference, targets.ToImmutable());
        return refusal ?? Refuse(SearchRules.Chain, whole, whole.Name, reference.Code);
    }

    private Result<SearchClause> ParseValues(string type, QueryParameter whole, SearchParameter parameter, string? modifier)
    {
        if (modifier == "missing" && Modifiers(type, parameter).Contains(modifier)) return ParseMissing(whole, parameter);
        if (ReadModifier(type, parameter, modifier) is not var (kind, target))
            return Refuse(SearchRules.UnknownModifier, whole, parameter.Code, modifier!, Listed(Modifiers(type, parameter)));

        if (!ValueText.IsEscaped(whole.Value)) return Refuse(SearchRules.EscapeFormat, whole, whole.Value);
        var texts = ValueText.Split(whole.Value, ',');
        if (texts.Count > settings.MaxValues)
            return Refuse(SearchRules.TooManyValues, whole, whole.Name, Number(texts.Count), Number(settings.MaxValues));
        var reader = new ValueParser(whole.Name, known, settings);
        var values = ImmutableArray.CreateBuilder<SearchValue>(texts.Count);
        foreach (var text in texts)
        {
            var value = reader.Parse(parameter, kind, target, text);
            if (!value.IsValue) return value.Refusal;
            values.Add(value.Value);
        }
        return new ParameterClause(parameter, kind, values.ToImmutable());
    }

    private static Result<SearchClause> ParseMissing(QueryParameter whole, SearchParameter parameter) => whole.Value switch
    {
        "true" => new MissingClause(parameter, true),
        "false" => new MissingClause(parameter, false),
        _ => Refuse(SearchRules.BooleanFormat, whole, whole.Value),
    };

    /// <summary>Null when the parameter cannot have the modifier; the type is that of <c>subject:Patient</c>.</summary>
    private (Modifier, string? Type)? ReadModifier(string type, SearchParameter parameter, string? modifier)
    {
        if (modifier is null) return (Modifier.None, null);
        if (parameter.Type == SearchParameterType.Reference && known.IsResourceType(modifier)) return SearchParameterSet.MayLeadTo(parameter, modifier) ? (Modifier.None, modifier) : null;
        if (modifier == "missing" || !Modifiers(type, parameter).Contains(modifier)) return null;
        return (Enum.Parse<Modifier>(modifier.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), null);
    }

    private bool LeadsToIdentifiers(string type, SearchParameter parameter) => known.Schema.FindType(type) is { } root
        && SearchPath.Parse(parameter.Expression!, type) is { } paths && paths.Any(path => path.TypesFrom(root).Any(found => found.Name == "Identifier"));

    /// <summary>The modifiers that work on the parameter, apart from the types of references.</summary>
    private IReadOnlyList<string> Modifiers(string type, SearchParameter parameter) => SearchParameterSet.IsOfEvery(parameter) ? ["missing"] : SearchParameterSet.IsOfWords(parameter) ? [] : parameter.Type switch
    {
        SearchParameterType.String => ["missing", "exact", "contains"],
        SearchParameterType.Token => ["missing", "text", "not", "in", "not-in", "below", "above", .. LeadsToIdentifiers(type, parameter) ? ["of-type"] : Array.Empty<string>()],
        SearchParameterType.Reference => ["missing", "identifier"],
        SearchParameterType.Uri => ["missing", "below", "above"],
        SearchParameterType.Composite or SearchParameterType.Special => [],
        _ => ["missing"],
    };

    private static (string Code, string? Modifier) SplitModifier(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    private static string Listed(IReadOnlyList<string> modifiers) => modifiers.Count == 0 ? "-" : string.Join(", ", modifiers.Select(name => ":" + name));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Refusal Refuse(Rule rule, QueryParameter whole, params string[] arguments) => Refusal.BadRequest(rule.At(whole.Name, arguments));
}
