using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;

namespace Fhir.Store.Resources;

/// <summary>A command with everything done that can be done off the writer's thread.</summary>
/// <param name="Patient">Whose it is, as <see cref="PartitionRule"/> says; null for nobody's and for a deletion.</param>
/// <param name="Body">Null for a deletion.</param>
/// <param name="Index">The parameters as they were when the rows were made.</param>
/// <param name="RowsAgain">Makes the rows by the parameters of now.</param>
internal sealed record PreparedWrite(
    WriteMethod Method, string Type, string Id, VersionDemand? IfMatch, string? Patient, StampedBody? Body, List<IndexRow> Rows, IndexedParameters? Index, Func<List<IndexRow>>? RowsAgain)
{
    /// <inheritdoc cref="WriteCommand.Aside"/>
    public string Aside { get; init; } = "";

    /// <summary>The JSON that the new labels were put on; null for every other write.</summary>
    public ReadOnlyMemory<byte>? Before { get; init; }
}

/// <param name="Commands">In order: the caller's, then the server's own notes.</param>
/// <param name="Guards">Asked before the first command.</param>
/// <param name="OwnBase">The base of this server that absolute references were read by; null when none was stated.</param>
internal sealed record PreparedBatch(PreparedWrite[] Commands, IReadOnlyList<WriteGuard> Guards, string? Marker, string? OwnBase)
{
    /// <summary>Whose the Subscriptions in the batch become; null leaves them whose they are.</summary>
    public SubscriptionOwner? Owner { get; init; }

    /// <inheritdoc cref="WriteBatch.IsTrial"/>
    public bool IsTrial { get; init; }

    /// <summary>How many of the commands are the caller's.</summary>
    public int Asked { get; init; } = Commands.Length;

    public ImmutableArray<PreparedBasis> Bases { get; init; } = [];

    public int Bytes { get; } = Commands.Sum(command => command.Body?.Length ?? 0);
}

/// <summary>What must still be so when a batch is stored.</summary>
internal sealed record PreparedBasis(IReadOnlyList<SeenResource> Resources, IReadOnlyList<SeenPage> Pages);

/// <summary>The parameters that resources are indexed by at one moment, with their plans by type.</summary>
internal sealed class IndexedParameters(SearchParameterSet known, Names names, Dialect dialect)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IndexPlan> plans = new(StringComparer.Ordinal);

    public SearchParameterSet Known => known;

    /// <summary>Of the resource and of what it contains.</summary>
    public List<IndexRow> RowsOf(Element resource, IndexReading reading)
    {
        var rows = OwnRowsOf(resource, reading);
        ContainedIndex.Add(resource, contained => OwnRowsOf(contained, reading), names, rows);
        return rows;
    }

    private List<IndexRow> OwnRowsOf(Element resource, IndexReading reading) =>
        plans.GetOrAdd(resource.Type.Name, name => IndexPlan.Compile(name, known, names, dialect)).RowsOf(resource, reading);
}

/// <summary>Makes <see cref="PreparedWrite"/>s: the body as JSON, the index rows, the patient.</summary>
internal sealed class WritePreparation(SearchParameterSet known, Names names, PartitionRule partitions, Dialect dialect)
{
    private volatile IndexedParameters current = new(known, names, dialect);

    public IndexedParameters Current => current;

    /// <summary>From now on. Writes that are already prepared get their rows anew when their turn comes.</summary>
    public void Use(SearchParameterSet parameters) => current = new IndexedParameters(parameters, names, dialect);

    /// <param name="versionOf">The version a resource has now, 0 when it has none; a guess is enough.</param>
    public PreparedBatch Prepare(WriteBatch batch, Permit permit, Func<string, string, long> versionOf) =>
        new([.. batch.Commands.Concat(batch.Notes?.Commands ?? []).Select(command => Prepare(command, batch.OwnBase, versionOf) with { Aside = command.Aside })], batch.Guards, batch.Marker, batch.OwnBase)
        {
            IsTrial = batch.IsTrial,
            Asked = batch.Commands.Length,
            Bases = [.. batch.Bases.Select(basis => new PreparedBasis(basis.Resources, basis.Pages))],
            Owner = batch.IsHousekeeping ? null : new SubscriptionOwner(permit, batch.OwnBase ?? "", ""),
        };

    public List<IndexRow> RowsOf(Element resource, IndexReading reading) => current.RowsOf(resource, reading);

    /// <summary>The rows of a prepared write by the parameters of now.</summary>
    public List<IndexRow> RowsOf(PreparedWrite write) => write.Index == current ? write.Rows : write.RowsAgain!();

    private PreparedWrite Prepare(WriteCommand command, string? ownBase, Func<string, string, long> versionOf) => command switch
    {
        CreateCommand create => Prepare(WriteMethod.Create, create.Resource, create.Id, null, 1, new IndexReading(create.Replace, ownBase)),
        UpdateCommand update => Prepare(
            update.IsPatch ? WriteMethod.Patch : WriteMethod.Update, update.Resource, update.Id, update.IfMatch, versionOf(update.Type, update.Id) + 1, new IndexReading(update.Replace, ownBase)),
        RelabelCommand relabel => Prepare(WriteMethod.Update, relabel.Resource, relabel.Id, null, relabel.Before.Version, new IndexReading(null, ownBase)) with { Before = relabel.Before.Json },
        DeleteCommand delete => new PreparedWrite(WriteMethod.Delete, delete.Type, delete.Id, delete.IfMatch, null, null, [], null, null),
        _ => throw new InvalidOperationException($"There is no command {command.GetType().Name}."),
    };

    private PreparedWrite Prepare(WriteMethod method, Element resource, string id, VersionDemand? ifMatch, long guess, IndexReading reading)
    {
        var index = current;
        return new(method, resource.Type.Name, id, ifMatch, partitions.PatientOf(resource, id, reading), StampedBody.Write(resource, id, guess, reading.Replace),
            index.RowsOf(resource, reading), index, () => RowsOf(resource, reading));
    }
}
