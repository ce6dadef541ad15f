using Fhir.Kernel.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Asks the database each time.</summary>
internal sealed class AskedStanding(Session session) : Standing
{
    public override int RequestsAtOnce => 1;

    public override bool CanTryAlone => false;

    public override long? Load(IReadOnlyCollection<PreparedBatch> batches, Func<string, int> typeOf) => null;

    public override Current? Find(int type, string id)
    {
        var statement = session.Prepare("""
            SELECT r.key, r.version, r.is_deleted, r.last_updated FROM directory d JOIN resource r ON r.key = d.key WHERE d.type = ? AND d.id = ?
            """).Bind(1, type).Bind(2, id);
        if (!statement.Step()) return null;
        var current = new Current(statement.Long(0), statement.Long(1), statement.Long(2) != 0, TimeRange.ToTime(statement.Long(3)));
        statement.Reset();
        return current;
    }

    public override long PartitionOf(string patient) => session.Prepare("SELECT number FROM patient WHERE id = ?").Bind(1, patient).ReadLong()
        ?? session.Prepare("INSERT INTO patient (id) VALUES (?) RETURNING number").Bind(1, patient).ReadLong()!.Value;
}
