using Fhir.Kernel.Definitions;
using Fhir.Store.Engine;
using Fhir.Store.Search;

namespace Fhir.Store.Index;

/// <summary>Puts index rows into their tables and takes a resource's rows out again.</summary>
internal sealed class IndexWriter(Session session)
{
    private static readonly string[] Tables = ["token", "string", "date", "number", "quantity", "reference", "uri", "composite", "position"];

    private static readonly string[] Deletes = [.. Tables.Select(table => $"DELETE FROM {table} WHERE resource = ?")];

    /// <param name="system">The number of a system, given one if it has none.</param>
    /// <param name="type">The number of a resource type, 0 for what is none.</param>
    public void Insert(long resource, List<IndexRow> rows, Func<string, long> system, Func<string, int> type)
    {
        foreach (var row in rows)
        {
            if (row.Part >= 0) InsertPart(resource, row, system, type);
            else Insert(resource, row, system, type);
        }
    }

    public void Delete(long resource)
    {
        foreach (var sql in Deletes) session.Prepare(sql).Bind(1, resource).RunLater();
        session.Prepare($"DELETE FROM words WHERE {session.Dialect.WordKey} = ?").Bind(1, resource).RunLater();
    }

    /// <summary>Takes out a resource's rows of some parameters.</summary>
    public void Delete(long resource, IReadOnlyList<int> parameters)
    {
        foreach (var table in Tables)
            foreach (var parameter in parameters)
                session.Prepare($"DELETE FROM {table} WHERE resource = ? AND parameter = ?").Bind(1, resource).Bind(2, parameter).Run();
    }

    /// <summary>Takes out a resource's rows of all parameters but some. Those of what it contains stay.</summary>
    public void DeleteAllBut(long resource, IReadOnlyCollection<int> parameters)
    {
        var others = string.Concat(parameters.Select(_ => " AND parameter <> ?"));
        foreach (var table in Tables)
        {
            var delete = session.Prepare($"DELETE FROM {table} WHERE resource = ? AND parameter > 0{others}").Bind(1, resource);
            var at = 1;
            foreach (var parameter in parameters) delete.Bind(++at, parameter);
            delete.Run();
        }
        session.Prepare($"DELETE FROM words WHERE {session.Dialect.WordKey} = ?").Bind(1, resource).RunLater();
    }

    /// <summary>Takes out the rows of what a resource contains.</summary>
    public void DeleteContained(long resource)
    {
        foreach (var table in Tables) session.Prepare($"DELETE FROM {table} WHERE resource = ? AND parameter < 0").Bind(1, resource).Run();
    }

    /// <summary>Empties the index.</summary>
    public void Clear()
    {
        foreach (var table in Tables.Append("words")) session.Execute($"DELETE FROM {table}");
    }

    private void Insert(long resource, in IndexRow row, Func<string, long> system, Func<string, int> type)
    {
        var value = row.Value;
        if (value.Words is { } words) session.Prepare(session.Dialect.InsertWords).Bind(1, resource).Bind(2, words.Narrative).Bind(3, words.Others).RunLater();
        else if (value.Place is { } place)
            Start("INSERT INTO position (resource, parameter, item, x, y, z) VALUES (?, ?, ?, ?, ?, ?)", resource, row).Bind(4, place.X).Bind(5, place.Y).Bind(6, place.Z).RunLater();
        else if (value.IsEmpty) InsertEmpty(resource, row);
        else switch (value.Kind)
        {
            case SearchParameterType.Token:
                Start("INSERT INTO token (resource, parameter, item, code, system, written) VALUES (?, ?, ?, ?, ?, ?)", resource, row)
                    .Bind(4, value.Text).Bind(5, SystemOf(value, system)).BindOrNull(6, value.Written).RunLater();
                break;
            case SearchParameterType.String:
                Start("INSERT INTO string (resource, parameter, item, folded, text) VALUES (?, ?, ?, ?, ?)", resource, row)
                    .Bind(4, value.Text).Bind(5, value.Extra ?? "").RunLater();
                break;
            case SearchParameterType.Date:
                Start("INSERT INTO date (resource, parameter, item, low, high) VALUES (?, ?, ?, ?, ?)", resource, row)
                    .Bind(4, value.LowTime).Bind(5, value.HighTime).RunLater();
                break;
            case SearchParameterType.Number:
                Start("INSERT INTO number (resource, parameter, item, low, high) VALUES (?, ?, ?, ?, ?)", resource, row).Bind(4, value.Low).Bind(5, value.High).RunLater();
                break;
            case SearchParameterType.Quantity:
                BindCanonical(Start("INSERT INTO quantity (resource, parameter, item, low, high, system, code, unit, canonical_unit, canonical_low, canonical_high) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    resource, row).Bind(4, value.Low).Bind(5, value.High).Bind(6, SystemOf(value, system)).Bind(7, value.Text).Bind(8, value.Unit), 9, value.Canonical).RunLater();
                break;
            case SearchParameterType.Reference:
                Start("INSERT INTO reference (resource, parameter, item, target, target_type) VALUES (?, ?, ?, ?, ?)", resource, row)
                    .Bind(4, value.Text).Bind(5, value.Extra is null ? 0 : type(value.Extra)).RunLater();
                break;
            default:
                Start("INSERT INTO uri (resource, parameter, item, uri) VALUES (?, ?, ?, ?)", resource, row).Bind(4, value.Text).RunLater();
                break;
        }
    }

    private void InsertEmpty(long resource, in IndexRow row) => Start(row.Value.Kind switch
    {
        SearchParameterType.Token => "INSERT INTO token (resource, parameter, item, system) VALUES (?, ?, ?, 0)",
        SearchParameterType.String => "INSERT INTO string (resource, parameter, item) VALUES (?, ?, ?)",
        SearchParameterType.Date => "INSERT INTO date (resource, parameter, item) VALUES (?, ?, ?)",
        SearchParameterType.Number => "INSERT INTO number (resource, parameter, item) VALUES (?, ?, ?)",
        SearchParameterType.Quantity => "INSERT INTO quantity (resource, parameter, item, system) VALUES (?, ?, ?, 0)",
        SearchParameterType.Reference => "INSERT INTO reference (resource, parameter, item, target_type) VALUES (?, ?, ?, 0)",
        _ => "INSERT INTO uri (resource, parameter, item) VALUES (?, ?, ?)",
    }, resource, row).RunLater();

    private void InsertPart(long resource, in IndexRow row, Func<string, long> system, Func<string, int> type)
    {
        var value = row.Value;
        var statement = Start("""
            INSERT INTO composite (resource, parameter, item, part, choice, code, system, low, high, unit, written, canonical_unit, canonical_low, canonical_high)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, resource, row).Bind(4, row.Part).Bind(5, row.Choice).Bind(6, value.Text).Bind(10, value.Unit).BindOrNull(11, value.Written);
        BindCanonical(statement, 12, value.Canonical);
        statement.Bind(7, value.Kind switch
        {
            SearchParameterType.Token or SearchParameterType.Quantity => SystemOf(value, system),
            SearchParameterType.Reference when value.Extra is not null => type(value.Extra),
            _ => 0,
        });
        if (value.Kind == SearchParameterType.Date) statement.Bind(8, value.LowTime).Bind(9, value.HighTime).RunLater();
        else statement.Bind(8, value.Low).Bind(9, value.High).RunLater();
    }

    private static Statement BindCanonical(Statement statement, int at, CanonicalAmount? canonical) => canonical is null
        ? statement.BindNull(at).BindNull(at + 1).BindNull(at + 2)
        : statement.Bind(at, canonical.Unit).Bind(at + 1, canonical.Low).Bind(at + 2, canonical.High);

    private Statement Start(string sql, long resource, in IndexRow row) => session.Prepare(sql).Bind(1, resource).Bind(2, row.Parameter).Bind(3, row.Item);

    private static long SystemOf(in IndexValue value, Func<string, long> system) => value.Until is { } until ? until : value.IsSystemImplied ? TokenClause.ImpliedSystem : value.Extra switch
    {
        null or "" => 0,
        var uri => system(uri),
    };
}
