using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Response;

/// <summary>A search's explanation as issues: each condition as it was understood, where it starts, its SQL, its plan, what it cost. No values: they may be identity numbers.</summary>
public static class ExplainText
{
    private const int MostTypes = 10;

    public static IEnumerable<Issue> Of(IReadOnlyList<SearchExplanation> explained)
    {
        if (explained.Count == 0) yield return ExplainRules.NoMatch.At(null);
        foreach (var issue in explained.Take(MostTypes).SelectMany(Of)) yield return issue;
        if (explained.Count > MostTypes) yield return ExplainRules.More.At(null, Text(explained.Count - MostTypes));
    }

    private static IEnumerable<Issue> Of(SearchExplanation explained)
    {
        var (type, clauses) = (explained.Query.Type, explained.Query.Clauses);
        foreach (var issue in clauses.SelectMany(clause => Of(type, clause))) yield return issue;
        yield return explained.Leads is [_, ..] leads
            ? ExplainRules.Lead.At(null, type, string.Join(" + ", leads.Select(lead => Text(clauses.IndexOf(lead) + 1))), explained.LeadRows >= SearchExplanation.MostCounted ? $">= {explained.LeadRows}" : $"{explained.LeadRows}")
            : ExplainRules.Walk.At(null, type);
        if (explained.Order is { } time) yield return ExplainRules.Order.At(null, type, time.Code);
        if (explained.IsInPartition) yield return ExplainRules.Partition.At(null, type);
        yield return ExplainRules.Sql.At(null, type, explained.Sql);
        for (var step = 0; step < explained.Plan.Length; step++) yield return ExplainRules.Plan.At(null, type, Text(step + 1), explained.Plan[step]);
        yield return ExplainRules.Cost.At(null, type, Text(explained.Rows), Milliseconds(explained.Chosen), Milliseconds(explained.Found));
    }

    private static IEnumerable<Issue> Of(string type, SearchClause clause) => clause switch
    {
        ParameterClause values => [(values.Modifier is Modifier.Not or Modifier.NotIn ? ExplainRules.NotValues : ExplainRules.Values).At(values.Parameter.Code, type, values.Parameter.Code,
            values.Parameter.Type.ToString().ToLowerInvariant(), values.Modifier == Modifier.None ? "" : $" :{Word(values.Modifier)}", Text(values.AnyOf.Length), values.Parameter.Expression ?? "-")],
        MissingClause missing => [(missing.IsMissing ? ExplainRules.Missing : ExplainRules.Present).At(missing.Parameter.Code, type, missing.Parameter.Code, missing.Parameter.Expression ?? "-")],
        ChainClause chain => chain.AnyOf.SelectMany(target => Of(target.Type, target.Clause).Prepend(ExplainRules.Chain.At(chain.Reference.Code, type, chain.Reference.Code, target.Type))),
        HasClause has => Of(has.SourceType, has.Clause).Prepend(ExplainRules.Has.At("_has", type, has.Reference.Code, has.SourceType)),
        CompartmentClause inside => [ExplainRules.Compartment.At(null, type, inside.Owner, string.Join(", ", inside.By.Select(parameter => parameter.Code)))],
        _ => [ExplainRules.Other.At(null, type, clause.GetType().Name.Replace("Clause", "", StringComparison.Ordinal))],
    };

    /// <summary>As it stands in an address: <c>NotIn</c> is <c>not-in</c>.</summary>
    private static string Word(Modifier modifier) =>
        string.Concat(modifier.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
}
