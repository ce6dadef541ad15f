using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Search;

/// <summary>One of the types a search is on.</summary>
/// <param name="Confines">Clauses that hold whatever the parameters say.</param>
internal sealed record SearchedType(string Type, ImmutableArray<SearchClause> Confines);

/// <summary>Takes the parameters of one search, one after the other. A clause is read once for each type, since what a parameter means differs between them.</summary>
/// <param name="isOverSeveral">True when the query has branches, be it with one type alone.</param>
internal sealed class SearchReading(ImmutableArray<SearchedType> types, SearchParameterSet known, SearchSettings settings, bool isOverSeveral)
{
    /// <summary>Parameters about the form of the answer, which are the server's to read; they are kept in <see cref="SearchQuery.Applied"/>.</summary>
    private static readonly string[] AboutTheAnswer = ["_format", "_pretty", SearchQueryParser.ExplainParameter];

    private readonly ClauseParser clauses = new(known, settings);
    private readonly ResultParameters results = new([.. types.Select(searched => searched.Type)], known, settings);
    private readonly List<SearchClause>[] found = [.. types.Select(searched => searched.Confines.ToList())];
    private readonly ImmutableArray<QueryParameter>.Builder applied = ImmutableArray.CreateBuilder<QueryParameter>();
    private readonly ImmutableArray<Issue>.Builder ignored = ImmutableArray.CreateBuilder<Issue>();
    private readonly List<Issue> errors = [];

    /// <summary>Names of parameters that cannot be asked of contained resources.</summary>
    private readonly List<string> notOfContained = [];
    private string? cursor;

    public void Add(QueryParameter parameter)
    {
        if (TooLong(parameter) is { } tooLong) errors.Add(tooLong);
        else if (parameter.Name == SearchQueryParser.CursorParameter) cursor = parameter.Value;
        else if (AboutTheAnswer.Contains(parameter.Name) || isOverSeveral && parameter.Name == SearchQueryParser.TypeParameter)
        {
            applied.Add(parameter);
            if (parameter.Name == SearchQueryParser.ExplainParameter) notOfContained.Add(parameter.Name);
        }
        else if (ResultParameters.IsOne(parameter.Name)) Take(results.Read(parameter), parameter);
        else AddClause(parameter);
    }

    public Result<SearchQuery> Finish()
    {
        if (results.Contained != Contained.False)
            foreach (var name in notOfContained.Concat(results.NotOfContained())) errors.Add(SearchRules.ContainedWith.At(name, name));
        if (errors.Count > 0) return new Refusal(errors.Exists(error => error.Rule == SearchRules.NotIndexed) ? 503 : 400, errors);
        var query = isOverSeveral
            ? new SearchQuery("", []) { Branches = [.. types.Select((searched, at) => new SearchBranch(searched.Type, [.. found[at]], results.SortOf(at)))] }
            : new SearchQuery(types[0].Type, [.. found[0]]);
        return results.ApplyTo(query with { Cursor = cursor, Applied = applied.ToImmutable(), Ignored = ignored.ToImmutable() });
    }

    private void AddClause(QueryParameter parameter)
    {
        var read = types.Select(searched => clauses.Parse(searched.Type, parameter)).ToList();
        if (read.FirstOrDefault(result => !result.IsValue) is { Refusal: { } refusal }) Object(refusal);
        else
        {
            for (var at = 0; at < read.Count; at++) found[at].AddRange(AllClause.PartsOf(read[at].Value));
            if (!read.TrueForAll(clause => SearchedContained.CanBeAsked(clause.Value))) notOfContained.Add(parameter.Name);
            applied.Add(parameter);
        }
    }

    private void Object(Refusal refusal)
    {
        if (!settings.IsStrict && refusal.Issues is [{ Rule: var rule } issue] && rule == SearchRules.UnknownParameter)
            ignored.Add(issue with { Severity = Severity.Warning });
        else errors.AddRange(refusal.Issues);
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
                parameter.Value.Length.ToString(CultureInfo.InvariantCulture), limit.ToString(CultureInfo.InvariantCulture))
            : null;
    }
}
