using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>Reads <c>_type</c>. https://hl7.org/fhir/R4/http.html#search</summary>
internal static class TypeChoice
{
    /// <param name="types">What may be chosen, and what is searched when <c>_type</c> does not choose.</param>
    public static Result<ImmutableArray<string>> Among(ImmutableArray<string> types, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known)
    {
        var given = parameters.Where(parameter => parameter.Name == SearchQueryParser.TypeParameter).ToList();
        if (given.Count == 0) return types;
        if (given.Count > 1) return Refuse(SearchRules.Repeated, SearchQueryParser.TypeParameter);
        var chosen = given[0].Value.Split(',').Distinct().ToImmutableArray();
        if (chosen.FirstOrDefault(name => !known.IsResourceType(name)) is { } unknown) return Refuse(SearchRules.TypeUnknown, unknown);
        return chosen.FirstOrDefault(name => !types.Contains(name)) is { } outside ? Refuse(SearchRules.TypeOutside, outside) : chosen;
    }

    private static Refusal Refuse(Rule rule, string argument) => Refusal.BadRequest(rule.At(SearchQueryParser.TypeParameter, argument));
}
