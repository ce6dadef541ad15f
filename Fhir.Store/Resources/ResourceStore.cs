using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Reads resources and their versions: the directory tells the key, the key leads to the row.</summary>
internal sealed class ResourceStore(Names names)
{
    public const string Columns = "version, last_updated, is_deleted, method, body";

    /// <summary>Bodies that are in memory at a time where several are asked for at once.</summary>
    private const int FetchedTogether = 100;

    public int TypeNumber(string type) => names.Type(type);

    public StoredResource? Read(Session session, string type, string id)
    {
        var statement = session.Prepare("""
            SELECT r.version, r.last_updated, r.is_deleted, r.method, r.body FROM directory d JOIN resource r ON r.key = d.key WHERE d.type = ? AND d.id = ?
            """).Bind(1, names.Type(type)).Bind(2, id);
        return statement.Step() ? Take(statement, type, id) : null;
    }

    public StoredResource? ReadVersion(Session session, string type, string id, long version)
    {
        if (KeyOf(session, type, id) is not { } key) return null;
        var statement = session.Prepare($"""
            SELECT {Columns} FROM resource WHERE key = ? AND version = ? UNION ALL SELECT {Columns} FROM version WHERE key = ? AND version = ?
            """).Bind(1, key).Bind(2, version).Bind(3, key).Bind(4, version);
        return statement.Step() ? Take(statement, type, id) : null;
    }

    /// <summary>0 when there is none.</summary>
    public long VersionOf(Session session, string type, string id) =>
        session.Prepare("SELECT r.version FROM directory d JOIN resource r ON r.key = d.key WHERE d.type = ? AND d.id = ?")
            .Bind(1, names.Type(type)).Bind(2, id).ReadLong() ?? 0;

    /// <summary>How many there are and when the last one was written: deleting changes the one, writing the other.</summary>
    public string Stamp(Session session, string type)
    {
        var statement = session.Prepare("SELECT count(*), coalesce(max(last_updated), 0) FROM resource WHERE type = ? AND is_deleted = 0").Bind(1, names.Type(type));
        statement.Step();
        var stamp = $"{statement.Long(0)}@{statement.Long(1)}";
        statement.Reset();
        return stamp;
    }

    public List<(string Id, long Version)> Versions(Session session, string type)
    {
        var versions = new List<(string, long)>();
        var statement = session.Prepare("SELECT id, version FROM resource WHERE type = ? AND is_deleted = 0").Bind(1, names.Type(type));
        while (statement.Step()) versions.Add((statement.Text(0), statement.Long(1)));
        return versions;
    }

    /// <summary>By key, in the order of the keys; all must be there. Read as they are taken.</summary>
    public IEnumerable<StoredResource> FetchAll(Session session, IEnumerable<long> keys) => session.Dialect.IsOneOf("key") is { } isOneOf
        ? keys.Chunk(FetchedTogether).SelectMany(chunk => FetchTogether(session, chunk, isOneOf))
        : keys.Select(key => Fetch(session, key));

    /// <summary>What is current at some keys, in their order; null where nothing is any more.</summary>
    /// <param name="keys">As many as may be in memory at a time.</param>
    public IReadOnlyList<StoredResource?> FetchCurrent(Session session, long[] keys)
    {
        if (session.Dialect.IsOneOf("key") is not { } isOneOf) return [.. keys.Select(key => FetchAsOf(session, key, long.MaxValue)?.Version)];
        var found = Found(session, keys, isOneOf);
        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    private List<StoredResource> FetchTogether(Session session, long[] keys, string isOneOf)
    {
        var found = Found(session, keys, isOneOf);
        return [.. keys.Select(key => found.TryGetValue(key, out var resource) ? resource : throw Missing(key))];
    }

    private Dictionary<long, StoredResource> Found(Session session, long[] keys, string isOneOf)
    {
        var found = new Dictionary<long, StoredResource>();
        var statement = session.Prepare($"SELECT {Columns}, type, id, key FROM resource WHERE {isOneOf}").Bind(1, $"{{{string.Join(',', keys)}}}");
        while (statement.Step()) found[statement.Long(7)] = Row(statement, names.TypeName(statement.Long(5)), statement.Text(6));
        return found;
    }

    private static StoreException Missing(long key) => new($"The index leads to resource {key}, which is not there.");

    /// <summary>By key; the resource must be there.</summary>
    public StoredResource Fetch(Session session, long key)
    {
        var statement = session.Prepare($"SELECT {Columns}, type, id FROM resource WHERE key = ?").Bind(1, key);
        if (!statement.Step()) throw Missing(key);
        return Take(statement, names.TypeName(statement.Long(5)), statement.Text(6));
    }

    /// <summary>What stood at a key at a time, in microseconds: a version, a deletion, or null when nothing did.</summary>
    public (StoredResource Version, bool IsCurrent)? FetchAsOf(Session session, long key, long time)
    {
        var statement = session.Prepare($"SELECT {Columns}, type, id FROM resource WHERE key = ?").Bind(1, key);
        if (!statement.Step()) return null;
        var (type, id) = (names.TypeName(statement.Long(5)), statement.Text(6));
        var current = Take(statement, type, id);
        if (TimeRange.Of(current.LastUpdated) <= time) return (current, true);
        statement = session.Prepare($"SELECT {Columns} FROM version WHERE key = ? AND last_updated <= ? ORDER BY version DESC LIMIT 1").Bind(1, key).Bind(2, time);
        return statement.Step() ? (Take(statement, type, id), false) : null;
    }

    /// <summary>Null when the id was never used.</summary>
    public long? KeyOf(Session session, string type, string id) =>
        session.Prepare("SELECT key FROM directory WHERE type = ? AND id = ?").Bind(1, names.Type(type)).Bind(2, id).ReadLong();

    private static StoredResource Take(Statement statement, string type, string id)
    {
        var resource = Row(statement, type, id);
        statement.Reset();
        return resource;
    }

    /// <summary>From version, last_updated, is_deleted, method and body, in this order.</summary>
    public static StoredResource Row(Statement statement, string type, string id) => new(
        type, id, statement.Long(0), TimeRange.ToTime(statement.Long(1)), statement.Long(2) != 0, StoredBody.Read(statement.Blob(4)), (WriteMethod)statement.Long(3));
}
