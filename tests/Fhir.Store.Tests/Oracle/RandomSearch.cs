using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>
/// Searches on one type, on several and on all, and in compartments. https://hl7.org/fhir/R4/http.html#search
/// </summary>
/// <param name="types">Of the world; at least five of them are members of compartments.</param>
internal sealed class RandomSearch(RandomValues values, RandomQuery queries, List<string> types)
{
    private const int MostTries = 20;

    private static SearchSettings Settings { get; } = new()
    {
        Now = DateTimeOffset.Parse("2024-01-01T00:00:00Z", CultureInfo.InvariantCulture), IsStrict = true, OwnBase = IndexOracleTests.OwnBase, Terminology = OracleTerminology.Service, DefaultPageSize = 1000, MaxPageSize = 1000,
    };

    /// <summary>A search as it would stand in an address, and as it was read.</summary>
    public (string Text, SearchQuery Query) Make()
    {
        if (values.Chance(0.75))
        {
            var type = values.Chance(0.3) ? values.Pick(IndexOracleTests.Always) : values.Pick(types);
            var parameters = queries.Make(type, types);
            return (Text(type, parameters), Parse(type, parameters));
        }
        for (var number = 0; number < MostTries; number++)
            // A chain that one of the types cannot have is no search over them.
            if ((values.Chance(0.4) ? OverTypes() : InCompartment()) is ({ } text, { IsValue: true } query)) return (text, query.Value);
        throw new InvalidOperationException($"None of {MostTries} searches over several types could be asked.");
    }

    public static SearchQuery Parse(string type, List<QueryParameter> parameters)
    {
        var result = SearchQueryParser.Parse(type, parameters, SearchParameterSet.R4, Settings);
        Assert.True(result.IsValue, $"{Text(type, parameters)}: {result.Refusal}");
        return result.Value;
    }

    private (string, Result<SearchQuery>) OverTypes()
    {
        var chosen = Some(types);
        List<QueryParameter> parameters = [new("_type", string.Join(',', chosen)), .. queries.Make(chosen[0], types, chosen)];
        return (Text("", parameters), SearchQueryParser.ParseSystem([.. types], parameters, SearchParameterSet.R4, Settings));
    }

    private (string, Result<SearchQuery>) InCompartment()
    {
        var compartment = values.Pick([.. DefinitionsPack.Core.Compartments]);
        var (id, members) = ($"x{values.Next(3)}", compartment.MemberTypes.Where(types.Contains).ToList());
        var chosen = values.Chance(0.6) ? [values.Pick(members)] : Some(members);
        var parameters = values.Chance(0.6) ? queries.Make(chosen[0], types, chosen) : [];
        var text = Text($"{compartment.Code}/{id}/{string.Join('+', chosen)}", parameters);
        return (text, chosen.Count == 1
            ? SearchQueryParser.ParseCompartment(compartment, id, chosen[0], parameters, SearchParameterSet.R4, Settings)
            : SearchQueryParser.ParseCompartment(compartment, id, [.. members], [new("_type", string.Join(',', chosen)), .. parameters], SearchParameterSet.R4, Settings));
    }

    private List<string> Some(IReadOnlyList<string> among) => [.. Enumerable.Range(0, 2 + values.Next(3)).Select(_ => values.Pick(among)).Distinct()];

    private static string Text(string path, IEnumerable<QueryParameter> parameters) => $"{path}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"))}";
}
