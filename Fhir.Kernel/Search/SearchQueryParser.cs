using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>
/// Reads the parameters of a search on one type. An unknown modifier, an unsupported prefix or a malformed value is always refused; an unknown
/// parameter is ignored and named unless handling is strict. https://hl7.org/fhir/R4/search.html
/// </summary>
public static class SearchQueryParser
{
    /// <summary>Parameters about the form of the answer, which are the server's to read; they are kept in <see cref="SearchQuery.Applied"/>.</summary>
    private static readonly string[] AboutTheAnswer = ["_format", "_pretty"];

    /// <summary>Opaque; only a store makes one.</summary>
    public const string CursorParameter = "_cursor";

    /// <param name="type">A resource type of the set.</param>
    /// <returns>The query, or a 400 with an issue for everything that is wrong.</returns>
    public static Result<SearchQuery> Parse(string type, IReadOnlyList<QueryParameter> parameters, SearchParameterSet known, SearchSettings settings)
    {
        if (parameters.Count > settings.MaxParameters)
            return Refusal.BadRequest(SearchRules.TooManyParameters.At(null, Text(parameters.Count), Text(settings.MaxParameters)));

        var reading = new Reading(type, known, settings);
        foreach (var parameter in parameters) reading.Add(parameter);
        return reading.Finish();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Reading(string type, SearchParameterSet known, SearchSettings settings)
    {
        private readonly ClauseParser clauses = new(known, settings);
        private readonly ResultParameters results = new(type, known, settings);
        private readonly ImmutableArray<SearchClause>.Builder found = ImmutableArray.CreateBuilder<SearchClause>();
        private readonly ImmutableArray<QueryParameter>.Builder applied = ImmutableArray.CreateBuilder<QueryParameter>();
        private readonly ImmutableArray<Issue>.Builder ignored = ImmutableArray.CreateBuilder<Issue>();
        private readonly List<Issue> errors = [];
        private string? cursor;

        public void Add(QueryParameter parameter)
        {
            if (TooLong(parameter) is { } tooLong) errors.Add(tooLong);
            else if (parameter.Name == CursorParameter) cursor = parameter.Value;
            else if (AboutTheAnswer.Contains(parameter.Name)) applied.Add(parameter);
            else if (ResultParameters.IsOne(parameter.Name)) Take(results.Read(parameter), parameter);
            else AddClause(parameter);
        }

        public Result<SearchQuery> Finish()
        {
            if (errors.Count > 0) return new Refusal(400, errors);
            var query = new SearchQuery(type, found.ToImmutable()) { Cursor = cursor, Applied = applied.ToImmutable(), Ignored = ignored.ToImmutable() };
            return results.ApplyTo(query);
        }

        private void AddClause(QueryParameter parameter)
        {
            var result = clauses.Parse(type, parameter);
            if (result.IsValue)
            {
                found.Add(result.Value);
                applied.Add(parameter);
            }
            else if (!settings.IsStrict && result.Refusal.Issues is [{ Rule: var rule } issue] && rule == SearchRules.UnknownParameter)
                ignored.Add(issue with { Severity = Severity.Warning });
            else errors.AddRange(result.Refusal.Issues);
        }

        private void Take(Issue? error, QueryParameter parameter)
        {
            if (error is null) applied.Add(parameter);
            else errors.Add(error);
        }

        private Issue? TooLong(QueryParameter parameter)
        {
            var limit = settings.MaxValueLength * (long)settings.MaxValues;
            return parameter.Name.Length > settings.MaxValueLength || parameter.Value.Length > limit
                ? SearchRules.TooLong.At(parameter.Name[..Math.Min(parameter.Name.Length, 100)], parameter.Name[..Math.Min(parameter.Name.Length, 100)],
                    Text(parameter.Value.Length), limit.ToString(CultureInfo.InvariantCulture))
                : null;
        }
    }
}
