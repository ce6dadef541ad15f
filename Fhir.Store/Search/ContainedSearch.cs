using Fhir.Kernel.Search;

namespace Fhir.Store.Search;

/// <summary>
/// A search in contained resources as SQL. An entry is a place: a key, and the item of a contained resource or minus one for the resource itself, in this
/// order. All places are found before a page of them is cut out, as in a sorted search. https://hl7.org/fhir/R4/search.html#contained
/// </summary>
/// <param name="itself">Finds resources that stand by themselves; null when they are not asked for.</param>
/// <param name="contained">Finds contained ones.</param>
/// <param name="containers">The types a container may be of; null when it may be of any.</param>
internal sealed class ContainedSearch(SearchQuery query, SearchCompiler? itself, SearchCompiler contained, IReadOnlyList<int>? containers)
{
    /// <summary>Of a resource that is not contained in another.</summary>
    public const long Itself = -1;

    /// <summary>Columns: key and item.</summary>
    public Sql Page(SearchCursor? cursor, int rows)
    {
        var (beyond, order) = cursor is { IsBackward: true } ? ("<", " DESC") : (">", "");
        var sql = Places().Add(" SELECT key, item FROM m");
        if (cursor is not null)
            sql.Add($" WHERE (key {beyond} ").Add(cursor.Key).Add(" OR key = ").Add(cursor.Key).Add($" AND item {beyond} ").AddValue(cursor.Values[0]).Add(")");
        return sql.Add($" ORDER BY key{order}, item{order} LIMIT ").Add(rows);
    }

    /// <summary>Counts no further than that.</summary>
    public Sql Count(long most) => Places().Add(" SELECT count(*) FROM (SELECT 1 FROM m LIMIT ").Add(most).Add(") few");

    private Sql Places()
    {
        var item = query.ContainedType == ContainedType.Contained ? "r.item" : $"{Itself}";
        var sql = Sql.Of("WITH m AS MATERIALIZED (SELECT DISTINCT e.key AS key, e.item AS item FROM (");
        if (itself is not null) sql.Add($"SELECT r.key AS key, {Itself} AS item").Add(itself.Matches()).Add(" UNION ALL ");
        sql.Add($"SELECT r.key AS key, {item} AS item").Add(contained.Matches());
        if (containers is not null) sql.Add($" AND EXISTS (SELECT 1 FROM resource x WHERE x.key = r.key AND x.type IN ({string.Join(", ", containers)}))");
        return sql.Add(") e)");
    }
}
