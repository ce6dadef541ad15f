using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>Whether a server can search by a parameter that somebody defined. https://hl7.org/fhir/R4/searchparameter.html</summary>
/// <param name="others">Every parameter but the one in question.</param>
public sealed partial class SearchParameterCheck(SearchParameterSet others)
{
    private const int MaxExpressionLength = 4000;

    // What each kind of index reads a value from. https://hl7.org/fhir/R4/search.html#ptypes
    private static readonly FrozenDictionary<SearchParameterType, string[]> Readable = new Dictionary<SearchParameterType, string[]>
    {
        [SearchParameterType.Token] = ["boolean", "code", "id", "string", "uri", "integer", "Coding", "CodeableConcept", "Identifier", "ContactPoint"],
        [SearchParameterType.String] = ["string", "code", "uri", "HumanName", "Address"],
        [SearchParameterType.Date] = ["date", "dateTime", "instant", "Period", "Timing"],
        [SearchParameterType.Number] = ["integer", "decimal", "Range"],
        [SearchParameterType.Quantity] = ["Quantity", "Money", "Range", "SampledData"],
        [SearchParameterType.Reference] = ["Reference", "uri"],
        [SearchParameterType.Uri] = ["uri"],
    }.ToFrozenDictionary();

    private Schema Schema => others.Schema;

    /// <summary>Everything that stands in the way; empty when it can be searched by.</summary>
    public IReadOnlyList<Issue> Problems(SearchParameter parameter)
    {
        var problems = new List<Issue>();
        if (!AddressWord().IsMatch(parameter.Code)) problems.Add(SearchParameterRules.Code.At("SearchParameter.code", parameter.Code));
        if (others.FindByUrl(parameter.Url) is not null) problems.Add(SearchParameterRules.Url.At("SearchParameter.url", parameter.Url));
        problems.AddRange(parameter.Base.Where(name => Schema.FindType(name) is not { IsResource: true }).Select(name => SearchParameterRules.Base.At("SearchParameter.base", name)));
        if (parameter.Type == SearchParameterType.Special) problems.Add(SearchParameterRules.Type.At("SearchParameter.type", "special"));
        if (problems.Count > 0) return problems;

        var types = Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false } && parameter.Base.Any(name => type.IsA(name))).ToList();
        problems.AddRange(types.Select(type => others.Find(type.Name, parameter.Code)).OfType<SearchParameter>().DistinctBy(taken => taken.Url)
            .Select(taken => SearchParameterRules.Taken.At("SearchParameter.code", string.Join(", ", taken.Base), parameter.Code, taken.Url)));
        if (Expression(parameter, types) is { } wrong) problems.Add(wrong);
        if (parameter.Type == SearchParameterType.Composite) problems.AddRange(Components(parameter));
        return problems;
    }

    private Issue? Expression(SearchParameter parameter, List<TypeInfo> types)
    {
        if (parameter.Expression is not { Length: > 0 and <= MaxExpressionLength } expression) return NoValue("SearchParameter.expression", parameter.Base[0], $"1-{MaxExpressionLength}");
        // A parameter of all types may speak of elements that only some have.
        foreach (var type in types)
            if (On(type.Name, parameter, expression) is { } wrong && (parameter.Base.Contains(type.Name) || wrong.Rule == SearchParameterRules.Kind)) return wrong;
        return null;
    }

    private Issue? On(string type, SearchParameter parameter, string expression)
    {
        if (SearchExpression.For(expression, type) is not { } own) return NoValue("SearchParameter.expression", type, expression);
        var compiled = FhirPathExpression.Compile(own, Schema, type);
        if (compiled.Refusal is { } refusal) return NoValue("SearchParameter.expression", type, refusal.Issues[0].Text(Language.En));
        var (issues, found) = compiled.Value.Analyze(new StaticTypes([Schema.FindType(type)!]));
        // A plain path goes through every item, as R4's own do where they say "as" of several; FHIRPath itself gives up there.
        var isPlain = SearchPath.Parse(expression, type) is not null;
        if (issues.FirstOrDefault(issue => !isPlain || issue.Rule != FhirPathRules.MayBeMany) is { } issue) return NoValue("SearchParameter.expression", type, issue.Text(Language.En));
        if (parameter.Type == SearchParameterType.Composite || CanRead(parameter.Type, found)) return null;
        return SearchParameterRules.Kind.At("SearchParameter.expression", type, found.ToString(), parameter.Type.ToString().ToLowerInvariant());
    }

    /// <summary>The truth of an expression is a token; other values that stand in no element are not indexed.</summary>
    private bool CanRead(SearchParameterType kind, StaticTypes found) => Readable[kind].Any(name => found.CanBe(Schema.FindType(name)!))
        || kind == SearchParameterType.Token && found.AreAny(_ => false);

    private IEnumerable<Issue> Components(SearchParameter composite)
    {
        if (composite.Components.Length < 2) yield return SearchParameterRules.Component.At("SearchParameter.component", "-", $"{composite.Components.Length} < 2");
        foreach (var component in composite.Components)
        {
            if (others.FindByUrl(component.Definition) is not { Type: not SearchParameterType.Composite }) yield return Unusable(component, component.Definition);
            else if (SearchPath.Parse(component.Expression.Replace("%resource.", "", StringComparison.Ordinal), "") is null) yield return Unusable(component, component.Expression);
        }
    }

    private static Issue Unusable(SearchComponent component, string why) => SearchParameterRules.Component.At("SearchParameter.component", component.Definition, why);

    private static Issue NoValue(string place, string type, string why) => SearchParameterRules.Expression.At(place, type, why);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex AddressWord();
}
