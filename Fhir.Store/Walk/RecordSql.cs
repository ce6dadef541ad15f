using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Fhir.Store.Search;

namespace Fhir.Store.Walk;

/// <summary>
/// The stages of a record as selects of keys above one, in order. A patient's own are one range of keys; members that lie elsewhere are found by the
/// references of the compartment; what is referred to, by following the references of all of them into the partition of nobody.
/// </summary>
internal sealed class RecordSql(Names names, SearchParameterSet known, RecordQuery query, IReadOnlyCollection<string>? types, Dialect dialect)
{
    private const long Nobodys = ResourceKey.MaxNumber;

    /// <summary>Types whose dates are not of care: a birthday is in no period.</summary>
    private static readonly string[] Undated = ["Patient", "Person", "RelatedPerson", "Practitioner", "Group"];

    private readonly string compartment = string.Join(", ", Parameters(query.Type, names, known));

    public Sql InRange((long Low, long High) range, long own, long after, int rows) => Page(Sql.Of("SELECT r.key FROM resource r WHERE r.key BETWEEN ")
        .Add(range.Low).Add(" AND ").Add(range.High).Add(" AND r.key <> ").Add(own).Add(" AND ").Add(Dated()), after, rows);

    /// <summary>Members by reference, those in a range left out.</summary>
    public Sql Elsewhere((long Low, long High) range, long own, long after, int rows) => Page(Sql.Of($"SELECT r.key FROM (").Add(Members(range))
        .Add($") m {dialect.JoinInOrder} resource r ON r.key = m.key WHERE r.key <> ").Add(own).Add(" AND ").Add(Dated()), after, rows);

    /// <param name="range">The patient's own; empty for an encounter.</param>
    /// <param name="near">Where a first step may lead besides to what is nobody's: an encounter's patient and conditions.</param>
    public Sql Referenced((long Low, long High) range, (long Low, long High)? near, long own, long after, int rows)
    {
        var sql = Sql.Of("WITH RECURSIVE member (key) AS (").Add(Members(range)).Add(" UNION SELECT d.key FROM directory d WHERE d.key = ").Add(own)
            .Add(" AND d.type = ").Add(names.Type(query.Type)).Add(" AND d.id = ").AddText(query.Id)
            .Add("), base (key) AS (").Add(Step("member", "x.key", near)).Add(" UNION ").Add(Step(null, "", near, range)).Add("), reached (key) AS (SELECT b.key FROM base b UNION ")
            .Add(Step("reached", "x.key", null)).Add($") SELECT r.key FROM reached x {dialect.JoinInOrder} resource r ON r.key = x.key WHERE ")
            .Add("NOT EXISTS (SELECT 1 FROM member m WHERE m.key = r.key)");
        return Page(sql, after, rows);
    }

    /// <summary>From resources to what they refer to.</summary>
    private Sql Step(string? from, string key, (long Low, long High)? near, (long Low, long High)? range = null)
    {
        var sql = Sql.Of("SELECT d.key FROM ");
        if (from is not null) sql.Add($"{from} x {dialect.JoinInOrder} reference f ON f.resource = {key}");
        else sql.Add("reference f");
        if (types is not null) sql.Add($" {dialect.JoinInOrder} resource s ON s.key = f.resource AND s.type IN ({TypeList(types)})");
        sql.Add($" {dialect.JoinInOrder} directory d ON d.type = f.target_type AND d.id = f.target WHERE f.parameter > 0 AND ");
        if (range is var (low, high)) sql.Add("f.resource BETWEEN ").Add(low).Add(" AND ").Add(high).Add(" AND ");
        return near is var (first, last)
            ? sql.Add("(d.key <= ").Add(Nobodys).Add(" OR d.key BETWEEN ").Add(first).Add(" AND ").Add(last).Add(")")
            : sql.Add("d.key <= ").Add(Nobodys);
    }

    private Sql Members((long Low, long High) range) => Sql.Of($"SELECT DISTINCT f.resource AS key FROM reference f WHERE f.parameter IN ({compartment}) AND f.target = ")
        .AddText(query.Id).Add(" AND f.target_type = ").Add(names.Type(query.Type)).Add(" AND f.resource NOT BETWEEN ").Add(range.Low).Add(" AND ").Add(range.High);

    /// <summary>What every stage asks of a resource.</summary>
    private Sql Page(Sql sql, long after, int rows)
    {
        sql.Add(" AND r.is_deleted = 0 AND r.key > ").Add(after);
        var wanted = query.Types.Count > 0 ? query.Types : types;
        if (wanted is not null) sql.Add($" AND r.type IN ({TypeList(wanted)})");
        if (query.Since is { } since) sql.Add(" AND r.last_updated > ").Add(TimeRange.Of(since));
        return sql.Add(" ORDER BY r.key LIMIT ").Add(rows);
    }

    private Sql Dated()
    {
        if (query.Care == TimeRange.Unbounded) return Sql.Of("TRUE");
        const string dates = "SELECT 1 FROM date t WHERE t.resource = r.key AND t.parameter > 0 AND t.low IS NOT NULL";
        return Sql.Of($"(r.type IN ({TypeList(Undated)}) OR NOT EXISTS ({dates}) OR EXISTS ({dates} AND t.low < ").Add(query.Care.High).Add(" AND t.high > ").Add(query.Care.Low).Add("))");
    }

    // Numbers of this database, not values of a caller: written out they make one statement that is prepared once.
    private string TypeList(IEnumerable<string> list) => string.Join(", ", list.Select(type => names.Type(type)).Order());

    private static IEnumerable<int> Parameters(string compartment, Names names, SearchParameterSet known) =>
        DefinitionsPack.Core.Compartments.First(definition => definition.Code == compartment).Members
            .SelectMany(member => member.Value.Select(code => (Type: member.Key, Parameter: known.Find(member.Key, code))))
            .Where(member => member.Parameter is { Type: SearchParameterType.Reference }).Select(member => names.Parameter(member.Type, member.Parameter!)).Distinct().Order();
}
