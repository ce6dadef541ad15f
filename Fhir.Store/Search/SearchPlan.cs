using System.Collections.Immutable;
using System.Diagnostics;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Search;

/// <summary>Does a search on one type as it is done, and tells about it. What it shows holds no values.</summary>
internal static class SearchPlan
{
    public static SearchExplanation Explain(SearchQuery query, SearchScope scope)
    {
        var clock = Stopwatch.StartNew();
        var compiler = LeadingClause.CompilerOf(query, scope);
        var chosen = clock.Elapsed;
        var page = SortedPage.Of(compiler, null, query.PageSize + 1);
        var found = clock.Elapsed - chosen;
        return new SearchExplanation(query, LeadsOf(compiler.Lead), compiler.Lead is { } lead ? LeadingClause.Count(query.Type, lead, scope, SearchExplanation.MostCounted) : null, scope.Keys is not null, page.Sql.Text, PlanOf(page.Sql, scope),
            page.Rows.Count, chosen, found) { Order = page.Time };
    }

    private static ImmutableArray<SearchClause> LeadsOf(SearchClause? lead) => lead switch
    {
        null => [],
        TimeWindow window => window.Parts,
        _ => [lead],
    };

    private static ImmutableArray<string> PlanOf(Sql sql, SearchScope scope)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var statement = Sql.Of(scope.Dialect.Explain).Add(sql).Prepare(scope.Session);
        while (statement.Step()) lines.Add(Masked(statement.Text(scope.Dialect.ExplainColumn)));
        return lines.ToImmutable();
    }

    /// <summary>PostgreSQL writes the values of a condition into the plan.</summary>
    private static string Masked(string line)
    {
        var (text, isQuoted) = (new System.Text.StringBuilder(line.Length), false);
        foreach (var letter in line)
        {
            if (letter == '\'') isQuoted = !isQuoted;
            if (letter == '\'' || !isQuoted) text.Append(letter);
        }
        return text.ToString();
    }
}
