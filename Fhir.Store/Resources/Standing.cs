namespace Fhir.Store.Resources;

/// <summary>
/// How things stand for the writer: what is current, and which partition a patient has. A database that answers at once is asked each time; one that
/// is a journey away is asked once for a whole group, and what the group changes is kept up here.
/// </summary>
internal abstract class Standing
{
    /// <summary>Requests that are looked up together at most.</summary>
    public abstract int RequestsAtOnce { get; }

    /// <summary>Whether a request can be tried again alone when the group it was in is lost.</summary>
    public abstract bool CanTryAlone { get; }

    /// <summary>Before the first command of these batches; inside the writer's transaction.</summary>
    /// <param name="typeOf">The number of a type.</param>
    /// <returns>The time of the last version of any process, in microseconds; null when no other process writes here.</returns>
    public abstract long? Load(IReadOnlyCollection<PreparedBatch> batches, Func<string, int> typeOf);

    /// <summary>Null when the id was never used.</summary>
    /// <param name="type">The number of the type.</param>
    public abstract Current? Find(int type, string id);

    /// <summary>What has become current.</summary>
    public virtual void Set(int type, string id, in Current current) { }

    /// <summary>The patient's partition, a new one when there is none yet.</summary>
    public abstract long PartitionOf(string patient);

    /// <summary>The next number in the journal; null when the database gives it.</summary>
    public virtual long? NextSequence() => null;

    public virtual void BeginRequest() { }

    public virtual void TakeBackRequest() { }

    /// <summary>The group is committed or lost.</summary>
    public virtual void EndGroup() { }
}

/// <summary>The current version of a resource.</summary>
internal readonly record struct Current(long Key, long Version, bool IsDeleted, DateTimeOffset LastUpdated);
