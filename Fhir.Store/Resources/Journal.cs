using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Reads the journal forwards, and finds a time in it. See Schema/Sqlite/003-journal.sql.</summary>
internal sealed class Journal(Names names)
{
    private const string Columns = "sequence, time, type, id, version, method";

    /// <summary>Oldest first.</summary>
    public List<JournalEntry> After(Session session, long sequence, int most) =>
        Entries(session.Prepare($"SELECT {Columns} FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?").Bind(1, sequence).Bind(2, most));

    /// <summary>Newest first, down to a first one.</summary>
    /// <param name="type">Null: of every type.</param>
    public List<JournalEntry> Before(Session session, string? type, long sequence, long first, int most) => type is null
        ? Entries(session.Prepare($"SELECT {Columns} FROM journal WHERE sequence < ? AND sequence >= ? ORDER BY sequence DESC LIMIT ?")
            .Bind(1, sequence).Bind(2, first).Bind(3, most))
        : Entries(session.Prepare($"SELECT {Columns} FROM journal WHERE type = ? AND sequence < ? AND sequence >= ? ORDER BY sequence DESC LIMIT ?")
            .Bind(1, names.Type(type)).Bind(2, sequence).Bind(3, first).Bind(4, most));

    private List<JournalEntry> Entries(Statement statement)
    {
        var entries = new List<JournalEntry>();
        while (statement.Step())
            entries.Add(new JournalEntry(statement.Long(0), TimeRange.ToTime(statement.Long(1)), names.TypeName(statement.Long(2)), statement.Text(3), statement.Long(4),
                (WriteMethod)statement.Long(5)));
        return entries;
    }

    /// <summary>The first sequence made at a time or later; one past the last when there is none. Halves, since time never falls as the sequence rises.</summary>
    /// <param name="time">Microseconds since 1970.</param>
    public static long FirstAt(Session session, long time)
    {
        var (low, high) = (1L, (session.Prepare("SELECT max(sequence) FROM journal").ReadLong() ?? 0) + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var there = session.Prepare("SELECT time FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT 1").Bind(1, middle).ReadLong();
            if (there >= time) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
