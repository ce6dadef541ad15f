using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;

namespace Fhir.Store.Resources;

/// <summary>
/// The numbers the writer gives out inside its transaction: to resources, to patients, to systems. What a rolled-back request was given is
/// forgotten; numbers that are lost that way are never missed.
/// </summary>
internal sealed class Numbering(Session session, Standing standing, Names names)
{
    private const int Block = 10_000;

    private readonly Dictionary<string, long> newSystems = new(StringComparer.Ordinal);
    private long next;
    private long reserved;
    private bool isReservedByRequest;
    private bool isReservedByGroup;
    private string? notedBase;

    /// <summary>A number no resource of this store has or had.</summary>
    public long NextResource()
    {
        if (next >= reserved)
        {
            reserved = session.Prepare("UPDATE sequence SET reserved = reserved + ? WHERE name = 'resource' RETURNING reserved").Bind(1, Block).ReadLong()!.Value;
            (next, isReservedByRequest, isReservedByGroup) = (reserved - Block, true, true);
        }
        return ++next;
    }

    /// <summary>
    /// The partition of a patient; 0 for none. What the log of access tells of patients has one of its own: it grows at one end of each table, and not in as many places as there are
    /// patients. See docs/adr/0031.
    /// </summary>
    public long PartitionOf(string? patient, string type)
    {
        if (patient is null) return 0;
        var own = standing.PartitionOf(patient);
        return AppendOnly.Is(type) ? ResourceKey.LogPartition : own;
    }

    public int TypeOf(string name) => names.Type(name);

    public long System(string uri)
    {
        if (names.HeldSystem(uri) is { } held) return held;
        if (newSystems.TryGetValue(uri, out var id)) return id;
        id = session.Prepare("SELECT id FROM system WHERE uri = ?").Bind(1, session.Dialect.Indexed(uri)).ReadLong()
            ?? session.Prepare("INSERT INTO system (uri) VALUES (?) RETURNING id").Bind(1, session.Dialect.Indexed(uri)).ReadLong()!.Value;
        newSystems[uri] = id;
        return id;
    }

    /// <summary>Keeps the base of the server, for when the index is made anew; mostly it is known already.</summary>
    public void NoteBase(string ownBase)
    {
        if (ownBase != notedBase) IndexState.NoteBase(session, ownBase);
        notedBase = ownBase;
    }

    public void BeginRequest()
    {
        isReservedByRequest = false;
        standing.BeginRequest();
    }

    /// <summary>A reservation made inside what was rolled back does not hold; those made before it do.</summary>
    public void RequestRolledBack()
    {
        newSystems.Clear();
        notedBase = null;
        if (isReservedByRequest) next = reserved;
        standing.TakeBackRequest();
    }

    public void GroupCommitted()
    {
        foreach (var (uri, id) in newSystems) names.Remember(uri, id);
        newSystems.Clear();
        isReservedByGroup = false;
        standing.EndGroup();
    }

    /// <summary>A reservation of an earlier group holds. What the lost group was given is not given again: it may be on disk after all.</summary>
    public void GroupLost()
    {
        standing.EndGroup();
        newSystems.Clear();
        notedBase = null;
        if (isReservedByGroup) next = reserved;
        isReservedByGroup = false;
    }
}
