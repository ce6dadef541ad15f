using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>
/// Reads the parameters of a search on one type, on several, or in a compartment. An unknown modifier, an unsupported prefix or a malformed value is always refused; an unknown
/// parameter is ignored and named unless handling is strict. https://hl7.org/fhir/R4/search.html
/// </summary>
public static class SearchQueryParser
{
    /// <summary>Opaque; only a store makes one.</summary>
    public const string CursorParameter = "_cursor";

    /// <summary>Asks how the search was understood and done; a parameter of our own.</summary>
    public const string ExplainParameter = "_explain";

    /// <summary>Chooses the types of a search over several. https://hl7.org/fhir/R4/http.html#search</summary>
    public const string TypeParameter = "_type";

    /// <param name="type">A resource type of the set.</param>
    /// <returns>The query, or a 400 with an issue for everything that is wrong.</returns>
    public static Result<SearchQuery> Parse(string type, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known, SearchSettings settings) =>
        Parse(new SearchReading([new SearchedType(type, [])], known, settings, isOverSeveral: false), parameters, settings);

    /// <summary>A search over several types: a parameter must be one of each of them. https://hl7.org/fhir/R4/http.html#search</summary>
    /// <param name="types">What may be searched; <c>_type</c> chooses among them.</param>
    public static Result<SearchQuery> ParseSystem(ImmutableArray<string> types, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known, SearchSettings settings)
    {
        var chosen = TypeChoice.Among(types, parameters, known);
        if (chosen.Refusal is { } refusal) return refusal;
        return Parse(new SearchReading([.. chosen.Value.Select(type => new SearchedType(type, []))], known, settings, isOverSeveral: true), parameters, settings);
    }

    /// <summary>A search on one type in a compartment. https://hl7.org/fhir/R4/compartmentdefinition.html</summary>
    /// <param name="member">One of the compartment's member types.</param>
    public static Result<SearchQuery> ParseCompartment(
        Compartment compartment, string id, string member, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known, SearchSettings settings)
    {
        var searched = new SearchedType(member, [CompartmentClause.Of(compartment, id, member, known)]);
        return In(compartment, id, Parse(new SearchReading([searched], known, settings, isOverSeveral: false), parameters, settings));
    }

    /// <summary>A search over several types in a compartment.</summary>
    /// <param name="members">What may be searched of the compartment's member types; <c>_type</c> chooses among them.</param>
    public static Result<SearchQuery> ParseCompartment(
        Compartment compartment, string id, ImmutableArray<string> members, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known, SearchSettings settings)
    {
        var chosen = TypeChoice.Among(members, parameters, known);
        if (chosen.Refusal is { } refusal) return refusal;
        var types = chosen.Value.Select(type => new SearchedType(type, [CompartmentClause.Of(compartment, id, type, known)]));
        return In(compartment, id, Parse(new SearchReading([.. types], known, settings, isOverSeveral: true), parameters, settings));
    }

    private static Result<SearchQuery> In(Compartment compartment, string id, Result<SearchQuery> query) =>
        query.IsValue ? query.Value with { Compartment = new CompartmentOwner(compartment.Code, id) } : query;

    private static Result<SearchQuery> Parse(SearchReading reading, IReadOnlyList<QueryParameter> parameters, SearchSettings settings)
    {
        if (parameters.Count > settings.MaxParameters)
            return Refusal.BadRequest(SearchRules.TooManyParameters.At(null, Text(parameters.Count), Text(settings.MaxParameters)));

        foreach (var parameter in parameters) reading.Add(parameter);
        return reading.Finish();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
