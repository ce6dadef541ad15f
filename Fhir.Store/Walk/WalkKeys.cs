using Fhir.Kernel.Search;
using Fhir.Store.Resources;
using Fhir.Store.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Walk;

/// <summary>
/// Keys in pages, each page read on a connection of its own: no transaction stays open while somebody writes a file, which would keep SQLite's
/// write-ahead log from being emptied.
/// </summary>
internal sealed class WalkKeys(Database database, Names names, Searcher searcher, int rows)
{
    /// <summary>Most types of R4 have no resource in a store; nor need they be looked for patient by patient.</summary>
    public bool AreThere(string type) => database.Read(session =>
        session.Prepare("SELECT 1 WHERE EXISTS (SELECT 1 FROM resource WHERE type = ? AND is_deleted = 0) OR EXISTS (SELECT 1 FROM resource WHERE type = ? AND is_deleted = 1)")
            .Bind(1, names.Type(type)).Bind(2, names.Type(type)).ReadLong() == 1);

    /// <summary>All of a type in a range, in the order of their keys.</summary>
    public IEnumerable<List<long>> InOrder(string type, long low, long high) => Pages(low, after => Sql
        .Of("SELECT r.key FROM resource r WHERE r.type = ").Add(names.Type(type)).Add(" AND r.is_deleted = 0 AND r.key > ").Add(after)
        .Add(" AND r.key <= ").Add(high).Add(" ORDER BY r.key LIMIT ").Add(rows));

    /// <summary>Those that a search finds.</summary>
    public IEnumerable<List<long>> Matching(SearchQuery query, long low, long high)
    {
        for (var after = low - 1; ;)
        {
            var from = after;
            var keys = database.Read(session => searcher.FindKeys(session, query, (low, high), from, rows));
            if (keys.Count == 0) yield break;
            after = keys[^1];
            yield return keys;
        }
    }

    /// <summary>
    /// What was last written, or deleted, after a time, in the order of time. A resource that is written again while this goes on comes again further on,
    /// so none slips through.
    /// </summary>
    public IEnumerable<List<long>> ChangedAfter(string type, long time, bool isDeleted)
    {
        for (var last = (Time: time, Key: long.MaxValue); ;)
        {
            var from = last;
            var changed = database.Read(session => ChangedAfter(session, type, from, isDeleted));
            if (changed.Count == 0) yield break;
            last = changed[^1];
            yield return changed.ConvertAll(one => one.Key);
        }
    }

    private List<(long Time, long Key)> ChangedAfter(Session session, string type, (long Time, long Key) last, bool isDeleted)
    {
        var changed = new List<(long, long)>();
        var statement = Sql.Of("SELECT r.last_updated, r.key FROM resource r WHERE r.type = ").Add(names.Type(type))
            .Add($" AND r.is_deleted = {(isDeleted ? 1 : 0)} AND (r.last_updated, r.key) > (").Add(last.Time).Add(", ").Add(last.Key)
            .Add(") ORDER BY r.last_updated, r.key LIMIT ").Add(rows).Prepare(session);
        while (statement.Step()) changed.Add((statement.Long(0), statement.Long(1)));
        return changed;
    }

    /// <summary>What refers to a patient by a parameter of the compartment and yet lies elsewhere: it is another patient's in the first place.</summary>
    public IEnumerable<List<long>> Strangers(IReadOnlyList<long> parameters, string patient, long low, long high)
    {
        if (parameters.Count == 0) return [];
        return Pages(long.MinValue + 1, after => Sql.Of("SELECT DISTINCT f.resource FROM reference f WHERE f.parameter IN (")
            .AddJoined(", ", parameters.Select(parameter => new Sql().Add(parameter))).Add(") AND f.target = ").AddText(patient)
            .Add(" AND f.target_type = ").Add(names.Type("Patient")).Add(" AND f.resource > ").Add(after)
            .Add(" AND f.resource NOT BETWEEN ").Add(low).Add(" AND ").Add(high).Add(" ORDER BY f.resource LIMIT ").Add(rows));
    }

    /// <summary>The keys a patient's resources have; null when nothing has ever mentioned the patient.</summary>
    public (long Low, long High)? RangeOf(string patient)
    {
        var number = database.Read(session => session.Prepare("SELECT number FROM patient WHERE id = ?").Bind(1, patient).ReadLong());
        return number is { } partition ? ResourceKey.RangeOf(partition) : null;
    }

    private IEnumerable<List<long>> Pages(long low, Func<long, Sql> query)
    {
        for (var after = low - 1; ;)
        {
            var next = query(after);
            var keys = database.Read(session => KeysOf(next.Prepare(session)));
            if (keys.Count == 0) yield break;
            after = keys[^1];
            yield return keys;
        }
    }

    private static List<long> KeysOf(Statement statement)
    {
        var keys = new List<long>();
        while (statement.Step()) keys.Add(statement.Long(0));
        return keys;
    }
}
