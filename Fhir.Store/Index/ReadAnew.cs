using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>Which resources are read into the index anew, in the order of their keys.</summary>
/// <param name="Types">Those of some types; null for all.</param>
/// <param name="Contained">Beside them those that contain one of these, by <see cref="Names.Contained"/>: rows of what is contained lie with its container.</param>
internal sealed record ReadAnew(IReadOnlyList<int>? Types, IReadOnlyList<int> Contained)
{
    private const long PortionBytes = 4 << 20;

    public static ReadAnew Everything { get; } = new(null, []);

    /// <param name="type">0 for every type.</param>
    public static ReadAnew OfType(int type) => type == 0 ? Everything : new([type], []);

    /// <summary>Those that may have such rows.</summary>
    public static ReadAnew Of(StaleRows stale, Names names) => stale.Types is { } types ? new([.. types.Select(names.Type)], [.. types.Select(names.Contained)]) : Everything;

    /// <summary>How many there are, and the last of them; 0 and -1 for none.</summary>
    public (long Total, long Last) Extent(Session session)
    {
        var statement = session.Prepare($"SELECT count(*), coalesce(max(key), -1) FROM ({string.Join(" UNION ", Keys())}) found");
        statement.Step();
        var extent = (statement.Long(0), statement.Long(1));
        statement.Reset();
        return extent;
    }

    /// <summary>The next after a key, up to another: so many, or fewer when they are large. None only where there are no more.</summary>
    public (List<(long Key, byte[] Body)> Found, bool IsLast) Next(Session session, long after, long until, int most)
    {
        var (found, bytes, keys) = (new List<(long, byte[])>(), 0L, NextKeys(session, after, until, most));
        foreach (var (key, body) in Bodies(session, keys))
        {
            found.Add((key, body));
            if ((bytes += body.Length) >= PortionBytes) break;
        }
        if (found.Count < keys.Count && bytes < PortionBytes) throw new StoreException($"The index leads to resources after {after} that are not there.");
        return (found, found.Count == keys.Count && keys.Count < most);
    }

    /// <summary>Each kind gives its own first ones: together they would have to be sorted, all of them again for every portion.</summary>
    private List<long> NextKeys(Session session, long after, long until, int most)
    {
        var keys = new SortedSet<long>();
        foreach (var kind in Keys())
        {
            var statement = session.Prepare($"SELECT key FROM ({kind}) one WHERE key > ? AND key <= ? ORDER BY key LIMIT ?").Bind(1, after).Bind(2, until).Bind(3, most);
            while (statement.Step()) keys.Add(statement.Long(0));
        }
        return [.. keys.Take(most)];
    }

    private IEnumerable<string> Keys() => Types is null
        ? ["SELECT key FROM resource WHERE is_deleted = 0"]
        : Types.Select(type => $"SELECT key FROM resource WHERE type = {type} AND is_deleted = 0")
            .Concat(Contained.Select(parameter => $"SELECT DISTINCT resource AS key FROM token WHERE parameter = {parameter}"));

    /// <summary>In their order, and no more of them than are taken.</summary>
    private static IEnumerable<(long Key, byte[] Body)> Bodies(Session session, List<long> keys) => session.Dialect.IsOneOf("key") is { } isOneOf
        ? Rows(session.Prepare($"SELECT key, body FROM resource WHERE {isOneOf} ORDER BY key").Bind(1, $"{{{string.Join(',', keys)}}}"))
        : keys.SelectMany(key => Rows(session.Prepare("SELECT key, body FROM resource WHERE key = ?").Bind(1, key)));

    private static IEnumerable<(long Key, byte[] Body)> Rows(Statement statement)
    {
        try
        {
            while (statement.Step()) yield return (statement.Long(0), StoredBody.Read(statement.Blob(1)));
        }
        finally
        {
            statement.Reset();
        }
    }
}
