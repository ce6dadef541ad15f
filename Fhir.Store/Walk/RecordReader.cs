using System.Globalization;
using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Fhir.Store.Search;

namespace Fhir.Store.Walk;

/// <summary>Reads a page of a record: the keys at once, in one state of the store, so that it is known whether there is another page; the bodies as they are asked for.</summary>
internal sealed class RecordReader(StoreParts parts, RecordQuery query, IReadOnlyCollection<string>? types)
{
    private const int PieceRows = 100;
    private const int Itself = 0;
    private const int InRange = 1;
    private const int Elsewhere = 2;
    private const int Referenced = 3;

    private static readonly (long Low, long High) Nowhere = (-1, -1);

    /// <summary>Null when the cursor is not one of this query's.</summary>
    public (List<(int Stage, long Key)> Keys, string? Next)? Page(Session session)
    {
        if (Place() is not var (first, after)) return null;
        if (parts.Resources.KeyOf(session, query.Type, query.Id) is not { } own) return ([], null);
        var size = query.PageSize ?? int.MaxValue - 1;
        var keys = new List<(int Stage, long Key)>();
        for (var stage = first; stage <= Referenced && keys.Count <= size; stage++)
            foreach (var key in Read(session, stage, own, stage == first ? after : long.MinValue, size + 1 - keys.Count)) keys.Add((stage, key));
        if (keys.Count <= size) return (keys, null);
        keys.RemoveRange(size, keys.Count - size);
        return (keys, parts.Seal.Seal(Purpose, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{keys[^1].Stage} {keys[^1].Key}"))));
    }

    /// <summary>What has gone since the keys were read is left out.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RecordEntry>> Pieces(List<(int Stage, long Key)> keys)
    {
        foreach (var chunk in keys.Chunk(PieceRows))
            yield return await parts.Database.ReadAsync(session => Fetch(session, chunk), CancellationToken.None).ConfigureAwait(false);
    }

    private List<RecordEntry> Fetch(Session session, (int Stage, long Key)[] keys)
    {
        var entries = new List<RecordEntry>(keys.Length);
        foreach (var (resource, stage) in parts.Resources.FetchCurrent(session, [.. keys.Select(key => key.Key)]).Zip(keys, (resource, key) => (resource, key.Stage)))
            if (resource is { IsDeleted: false }) entries.Add(new RecordEntry(resource, stage == Referenced));
        return entries;
    }

    private List<long> Read(Session session, int stage, long own, long after, int rows)
    {
        var sql = new RecordSql(parts.Names, parts.Known, query, types, session.Dialect);
        var partition = ResourceKey.RangeOf(ResourceKey.Partition(own));
        var range = query.Type == "Patient" ? partition : Nowhere;
        return stage switch
        {
            Itself => after < own ? Keys(sql.InRange((own, own), Nowhere.Low, after, rows), session) : [],
            InRange => range == Nowhere ? [] : Keys(sql.InRange(range, own, after, rows), session),
            Elsewhere => Keys(sql.Elsewhere(range, own, after, rows), session),
            _ => Keys(sql.Referenced(range, range == Nowhere ? partition : null, own, after, rows), session),
        };
    }

    private static List<long> Keys(Sql sql, Session session)
    {
        var keys = new List<long>();
        var statement = sql.Prepare(session);
        while (statement.Step()) keys.Add(statement.Long(0));
        return keys;
    }

    private (int Stage, long After)? Place()
    {
        if (query.Cursor is not { } token) return (Itself, long.MinValue);
        if (parts.Seal.Open(Purpose, token) is not { } text) return null;
        var numbers = Encoding.ASCII.GetString(text).Split(' ');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private byte[] Purpose => Encoding.UTF8.GetBytes($"record {query.Type}/{query.Id} {query.Since:O} {query.Care} {string.Join(',', query.Types)}");
}
