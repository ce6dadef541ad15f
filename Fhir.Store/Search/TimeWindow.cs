using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>
/// The conditions of a search that say from when and until when, taken together to start at: each alone finds all that came after, or before. It finds what may
/// meet them, and they are asked of it afterwards.
/// </summary>
/// <param name="Low">A value that lasts a day at most begins here or later; microseconds since 1970.</param>
/// <param name="High">Every value begins before.</param>
/// <param name="Parts">The conditions it was made of.</param>
internal sealed record TimeWindow(SearchParameter Parameter, long Low, long High, ImmutableArray<SearchClause> Parts) : SearchClause
{
    /// <summary>The indexes date_wide have this very condition. Of a resource with several values one may come after the one time and another before the other.</summary>
    private const string IsWide = "(t.item > 0 OR t.high > t.low + 86400000000)";

    private const long Day = 86_400_000_000;

    /// <summary>One for each parameter that is held from both sides; none where the search is not in one patient's rows.</summary>
    public static IEnumerable<TimeWindow> Of(SearchQuery query, SearchScope scope) => scope.IsContained || PartitionOf(scope) is null ? []
        : query.Clauses.OfType<ParameterClause>().Where(clause => clause is { Parameter.Type: SearchParameterType.Date, Modifier: Modifier.None, AnyOf: [DateValue] } && clause.Parameter.Code != "_lastUpdated")
            .GroupBy(clause => clause.Parameter.Code).Select(Of).OfType<TimeWindow>();

    /// <summary>The newest values of a patient, or the oldest, that come after a place in the order; as many as <paramref name="looks"/>. Null where there are not so many, or the search is not in one patient's rows.</summary>
    public static TimeWindow? Edge(SearchCompiler compiler, SortKey first, SearchCursor? cursor, int looks)
    {
        var (type, scope, isDescending) = (compiler.Query.Type, compiler.Scope, first.IsDescending);
        if (scope.IsContained || PartitionOf(scope) is null) return null;
        var after = cursor?.Values[0] as long?;
        var sql = Rows(type, first.Parameter, scope, "SELECT t.low").Add(" AND t.low ").Add(isDescending ? "<= " : ">= ").Add(after ?? (isDescending ? long.MaxValue : long.MinValue));
        var edge = sql.Add($" ORDER BY t.low{(isDescending ? " DESC" : "")} LIMIT 1 OFFSET ").Add(looks).Prepare(scope.Session).ReadLong();
        if (edge is not { } low) return null;
        return isDescending ? new TimeWindow(first.Parameter, low, after is { } most and < long.MaxValue ? most + 1 : long.MaxValue, []) : new TimeWindow(first.Parameter, after ?? long.MinValue, low, []);
    }

    /// <summary>Whether everything that comes before such a sort value was looked at: a value that was not begins before the window and ends within a day, or begins after it.</summary>
    public bool HoldsAll(long time, bool isDescending) => isDescending ? time >= Low + Day : time < High;

    /// <summary>A select of the keys of what may meet the conditions, some perhaps twice.</summary>
    public Sql Keys(string type, SearchScope scope) => ClauseCompiler.Union([
        Rows(type, Parameter, scope).Add(" AND t.low >= ").Add(Low).Add(" AND t.low < ").Add(High),
        // Every value ends later; said, so that a planner takes the tree of those that last.
        Rows(type, Parameter, scope).Add($" AND {IsWide} AND t.high > ").Add(long.MinValue),
    ]);

    /// <summary>A select of the keys of what meets a condition. A value that is compared by its end is looked for by its beginning, and among those that last longer.</summary>
    public static Sql Keys(string type, SearchParameter parameter, DateValue value, SearchScope scope)
    {
        var condition = DateClause.Condition(Columns.OfTable(SearchParameterType.Date, "t"), value);
        if (scope.IsContained || value.Prefix is not (Prefix.Greater or Prefix.GreaterOrEqual or Prefix.Approximate) || EarliestOf(value) is not { } low)
            return Rows(type, parameter, scope).Add(" AND ").Add(condition);
        return ClauseCompiler.Union([
            Rows(type, parameter, scope).Add(" AND t.low >= ").Add(low).Add(" AND ").Add(condition),
            Rows(type, parameter, scope).Add($" AND {IsWide} AND t.low < ").Add(low).Add(" AND ").Add(condition),
        ]);
    }

    private static TimeWindow? Of(IEnumerable<ParameterClause> clauses)
    {
        ImmutableArray<ParameterClause> parts = [.. clauses];
        var (low, high) = (parts.Max(part => EarliestOf((DateValue)part.AnyOf[0])), parts.Min(part => LatestOf((DateValue)part.AnyOf[0])));
        return low is { } from && high is { } until ? new TimeWindow(parts[0].Parameter, from, until, [.. parts]) : null;
    }

    /// <summary>When a value that lasts a day at most begins at the earliest; null when it may begin at any time.</summary>
    private static long? EarliestOf(DateValue value) => value.Prefix switch
    {
        Prefix.Equal => value.Range.Low,
        Prefix.StartsAfter => value.Range.High,
        Prefix.Greater or Prefix.GreaterOrEqual or Prefix.Approximate => value.Range.Low - Day,
        _ => null,
    };

    /// <summary>The time that every value begins before; null when it may begin at any time.</summary>
    private static long? LatestOf(DateValue value) => value.Prefix switch
    {
        Prefix.Less or Prefix.EndsBefore => value.Range.Low,
        Prefix.Equal or Prefix.LessOrEqual or Prefix.Approximate => value.Range.High,
        _ => null,
    };

    private static Sql Rows(string type, SearchParameter parameter, SearchScope scope, string? select = null)
    {
        var sql = Sql.Of($"{select ?? scope.RowsFound} FROM date t WHERE t.parameter = ").Add(scope.Parameter(type, parameter));
        return PartitionOf(scope) is { } partition ? sql.Add(" AND t.partition = ").Add(partition) : scope.Narrow(sql, "t.resource");
    }

    /// <summary>Null when the search is not in one patient's rows.</summary>
    private static long? PartitionOf(SearchScope scope) =>
        scope.Keys is var (low, high) && ResourceKey.RangeOf(ResourceKey.Partition(low)) == (low, high) ? ResourceKey.Partition(low) : null;
}
