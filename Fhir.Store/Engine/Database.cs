using Fhir.Store.Access;
using Fhir.Store.Resources;

namespace Fhir.Store.Engine;

/// <summary>The database and its connections.</summary>
internal abstract class Database : IDisposable
{
    /// <summary>A connection that writes; whoever opens it closes it.</summary>
    public abstract Session OpenWriter();

    /// <summary>
    /// Reads on a connection of its own, on the calling thread. Statements may see different states. What is read may be read a second time, on a connection that is
    /// not lost: it changes nothing but what it gives.
    /// </summary>
    public abstract T Read<T>(Func<Session, T> read);

    /// <inheritdoc cref="Read"/>
    public abstract Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancel);

    /// <summary>What is read inside comes from one commit, however many statements it takes.</summary>
    public Task<T> ReadOneStateAsync<T>(Func<Session, T> read, CancellationToken cancel) => ReadAsync(session => InOneState(session, read, cancel), cancel);

    /// <summary>One resource's current version, if it has one.</summary>
    public abstract Task<StoredResource?> ReadCurrentAsync(ResourceStore resources, string type, string id, CancellationToken cancel);

    /// <summary>What a writer has to know of the database before it writes.</summary>
    public abstract Standing StandingOf(Session writer);

    /// <summary>Where the lease of the subscriptions' dispatcher is renewed; null when it is in the database.</summary>
    public virtual ILease? DispatcherLease => null;

    public abstract void Dispose();

    private static T InOneState<T>(Session session, Func<Session, T> read, CancellationToken cancel)
    {
        session.BeginReading();
        try
        {
            return session.Interruptible(read, cancel);
        }
        finally
        {
            session.Commit();
        }
    }
}
