using Fhir.Kernel.Search;
using Fhir.Store.Resources;
using Npgsql;
using NpgsqlTypes;

namespace Fhir.Store.Postgres;

/// <summary>Asks for everything a group touches in one journey, and keeps up what the group changes.</summary>
internal sealed class HeldStanding(PostgresSession session) : Standing
{
    private const string CurrentOf = """
        SELECT u.type, u.id, r.key, r.version, r.is_deleted, r.last_updated FROM unnest($1, $2) AS u(type, id)
        LEFT JOIN directory d ON d.type = u.type AND d.id = u.id LEFT JOIN resource r ON r.key = d.key
        """;

    private const string PartitionsOf = """
        WITH added AS (INSERT INTO patient (id) SELECT u.id FROM unnest($1) AS u(id) WHERE NOT EXISTS (SELECT 1 FROM patient p WHERE p.id = u.id) RETURNING id, number)
        SELECT id, number FROM added UNION ALL SELECT p.id, p.number FROM unnest($1) AS u(id) JOIN patient p ON p.id = u.id
        """;

    // A moment that was given to a walk is a time nobody may write before, whatever this machine's clock says.
    private const string Last = $"SELECT greatest(time, coalesce((SELECT stored_at FROM marker WHERE name = '{WriteQueue.MomentMarker}'), 0)), sequence FROM journal ORDER BY sequence DESC LIMIT 1";

    private readonly Dictionary<(int Type, string Id), Current?> current = [];
    private readonly Dictionary<string, long> partitions = new(StringComparer.Ordinal);
    private readonly HashSet<(int Type, string Id)> written = [];
    private readonly List<((int Type, string Id) Resource, Current? Before)> undo = [];

    private long sequence;
    private long sequenceBefore;
    private bool isLoaded;

    public override int RequestsAtOnce => int.MaxValue;

    public override bool CanTryAlone => true;

    public override long? Load(IReadOnlyCollection<PreparedBatch> batches, Func<string, int> typeOf)
    {
        var commands = batches.SelectMany(batch => batch.Commands).ToList();
        var seen = batches.SelectMany(batch => batch.Bases).SelectMany(basis => basis.Resources).Select(resource => (typeOf(resource.Type), resource.Id));
        using var batch = session.NewBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Last));
        batch.BatchCommands.Add(AskCurrent([.. commands.Select(command => (typeOf(command.Type), command.Id)).Concat(seen).Where(resource => !current.ContainsKey(resource)).Distinct()]));
        batch.BatchCommands.Add(AskPartitions([.. commands.Select(command => command.Patient).OfType<string>().Where(patient => !partitions.ContainsKey(patient)).Distinct()]));
        try
        {
            using var reader = batch.ExecuteReader();
            return Read(reader);
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Of(failure, CurrentOf);
        }
    }

    public override Current? Find(int type, string id)
    {
        // Written by this group already: what waits must be in the tables before the same rows are written again.
        if (written.Contains((type, id)))
        {
            session.Settle();
            written.Clear();
        }
        return current[(type, id)];
    }

    public override void Set(int type, string id, in Current now)
    {
        undo.Add(((type, id), current[(type, id)]));
        current[(type, id)] = now;
        written.Add((type, id));
    }

    public override long PartitionOf(string patient) => partitions[PostgresText.Indexed(PostgresText.Of(patient))];

    public override long? NextSequence() => ++sequence;

    public override void BeginRequest()
    {
        undo.Clear();
        sequenceBefore = sequence;
    }

    public override void TakeBackRequest()
    {
        for (var at = undo.Count - 1; at >= 0; at--) current[undo[at].Resource] = undo[at].Before;
        undo.Clear();
        sequence = sequenceBefore;
    }

    public override void EndGroup()
    {
        current.Clear();
        partitions.Clear();
        written.Clear();
        undo.Clear();
        isLoaded = false;
    }

    private static NpgsqlBatchCommand AskCurrent(List<(int Type, string Id)> resources) => new(CurrentOf)
    {
        Parameters =
        {
            new NpgsqlParameter<int[]> { TypedValue = [.. resources.Select(resource => resource.Type)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            Texts(resources.Select(resource => resource.Id)),
        },
    };

    private static NpgsqlBatchCommand AskPartitions(List<string> patients) => new(PartitionsOf) { Parameters = { Texts(patients) } };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> texts) =>
        new NpgsqlParameter<string[]> { TypedValue = [.. texts.Select(text => PostgresText.Indexed(PostgresText.Of(text)))], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private long? Read(NpgsqlDataReader reader)
    {
        var (time, number) = reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
        // Asked again in the middle of a group, the journal does not know yet what waits to be written.
        if (!isLoaded) (sequence, isLoaded) = (number, true);
        reader.NextResult();
        while (reader.Read())
            current[(reader.GetInt32(0), reader.GetString(1))] = reader.IsDBNull(2) ? null
                : new Current(reader.GetInt64(2), reader.GetInt64(3), reader.GetInt16(4) != 0, TimeRange.ToTime(reader.GetInt64(5)));
        reader.NextResult();
        while (reader.Read()) partitions[reader.GetString(0)] = reader.GetInt64(1);
        return time;
    }
}
