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
    public bool AreThere(string type)
    {
        using var lease = database.Rent();
        return lease.Session.Prepare("SELECT 1 WHERE EXISTS (SELECT 1 FROM resource WHERE type = ? AND is_deleted = 0) OR EXISTS (SELECT 1 FROM resource WHERE type = ? AND is_deleted = 1)")
            .Bind(1, names.Type(type)).Bind(2, names.Type(type)).ReadLong() == 1;
    }

    /// <summary>All of a type in a range, in the order of their keys.</summary>
    public IEnumerable<List<long>> InOrder(string type, long low, long high) => Pages(low, (session, after) => Sql
        .Of("SELECT r.key FROM resource r WHERE r.type = ").Add(names.Type(type)).Add(" AND r.is_deleted = 0 AND r.key > ").Add(after)
        .Add(" AND r.key <= ").Add(high).Add(" ORDER BY r.key LIMIT ").Add(rows));

    /// <summary>Those that a search finds.</summary>
    public IEnumerable<List<long>> Matching(SearchQuery query, long low, long high)
    {
        for (var after = low - 1; ;)
        {
            List<long> keys;
            using (var lease = database.Rent()) keys = searcher.FindKeys(lease.Session, query, (low, high), after, rows);
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
        for (var (last, key) = (time, long.MaxValue); ;)
        {
            var keys = new List<long>();
            using (var lease = database.Rent())
            {
                var statement = Sql.Of("SELECT r.last_updated, r.key FROM resource r WHERE r.type = ").Add(names.Type(type))
                    .Add($" AND r.is_deleted = {(isDeleted ? 1 : 0)} AND (r.last_updated, r.key) > (").Add(last).Add(", ").Add(key)
                    .Add(") ORDER BY r.last_updated, r.key LIMIT ").Add(rows).Prepare(lease.Session);
                while (statement.Step())
                {
                    (last, key) = (statement.Long(0), statement.Long(1));
                    keys.Add(key);
                }
            }
            if (keys.Count == 0) yield break;
            yield return keys;
        }
    }

    /// <summary>What refers to a patient by a parameter of the compartment and yet lies elsewhere: it is another patient's in the first place.</summary>
    public IEnumerable<List<long>> Strangers(IReadOnlyList<long> parameters, string patient, long low, long high)
    {
        if (parameters.Count == 0) return [];
        return Pages(long.MinValue + 1, (session, after) => Sql.Of("SELECT DISTINCT f.resource FROM reference f WHERE f.parameter IN (")
            .AddJoined(", ", parameters.Select(parameter => new Sql().Add(parameter))).Add(") AND f.target = ").AddText(patient)
            .Add(" AND f.target_type = ").Add(names.Type("Patient")).Add(" AND f.resource > ").Add(after)
            .Add(" AND f.resource NOT BETWEEN ").Add(low).Add(" AND ").Add(high).Add(" ORDER BY f.resource LIMIT ").Add(rows));
    }

    /// <summary>The keys a patient's resources have; null when nothing has ever mentioned the patient.</summary>
    public (long Low, long High)? RangeOf(string patient)
    {
        using var lease = database.Rent();
        var number = lease.Session.Prepare("SELECT number FROM patient WHERE id = ?").Bind(1, patient).ReadLong();
        return number is { } partition ? ResourceKey.RangeOf(partition) : null;
    }

    private IEnumerable<List<long>> Pages(long low, Func<Session, long, Sql> query)
    {
        for (var after = low - 1; ;)
        {
            var keys = new List<long>();
            using (var lease = database.Rent())
            {
                var statement = query(lease.Session, after).Prepare(lease.Session);
                while (statement.Step()) keys.Add(statement.Long(0));
            }
            if (keys.Count == 0) yield break;
            after = keys[^1];
            yield return keys;
        }
    }
}
