using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>What waits to be written: of the parts of the transaction that are kept, and of the part that is being written.</summary>
internal sealed class WaitingRows
{
    private readonly Dictionary<string, LaterRows> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LaterRows> part = new(StringComparer.Ordinal);

    public bool IsInPart { get; private set; }

    public bool HasPart => part.Count > 0;

    public bool IsEmpty => kept.Count == 0 && part.Count == 0;

    /// <param name="like">Of the same statement; only its text counts.</param>
    public void Add(LaterRows like, NpgsqlParameterCollection values)
    {
        var rows = IsInPart ? part : kept;
        if (!rows.TryGetValue(like.Sql, out var waiting)) rows[like.Sql] = waiting = like.Empty();
        waiting.Add(values);
    }

    public void BeginPart() => IsInPart = true;

    public void KeepPart()
    {
        foreach (var (sql, rows) in part)
            if (!kept.TryAdd(sql, rows)) kept[sql].Append(rows);
        EndPart();
    }

    public void TakeBackPart() => EndPart();

    public List<LaterRows> TakeKept() => Take(kept);

    public List<LaterRows> TakePart() => Take(part);

    public void Clear()
    {
        kept.Clear();
        EndPart();
    }

    private void EndPart()
    {
        part.Clear();
        IsInPart = false;
    }

    /// <summary>What changes and deletes goes before what is added, and otherwise as it came.</summary>
    private static List<LaterRows> Take(Dictionary<string, LaterRows> rows)
    {
        List<LaterRows> taken = [.. rows.Values.OrderBy(each => each.IsInsertion)];
        rows.Clear();
        return taken;
    }
}
