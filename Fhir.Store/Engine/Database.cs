using Fhir.Store.Access;
using Fhir.Store.Resources;

namespace Fhir.Store.Engine;

/// <summary>The database and its connections.</summary>
internal abstract class Database : IDisposable
{
    /// <summary>A connection that writes; whoever opens it closes it.</summary>
    public abstract Session OpenWriter();

    /// <summary>A connection that only reads, for as long as the lease lives.</summary>
    public Lease Rent() => new(this, Take());

    /// <summary>Reads on a connection of its own. Statements may see different states.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancel);

    /// <summary>What is read inside comes from one commit, however many statements it takes.</summary>
    public Task<T> ReadOneStateAsync<T>(Func<Session, T> read, CancellationToken cancel) => ReadAsync(session => InOneState(session, read, cancel), cancel);

    /// <summary>One resource's current version, if it has one.</summary>
    public abstract Task<StoredResource?> ReadCurrentAsync(ResourceStore resources, string type, string id, CancellationToken cancel);

    /// <summary>What a writer has to know of the database before it writes.</summary>
    public abstract Standing StandingOf(Session writer);

    public abstract void Dispose();

    protected abstract Session Take();

    protected abstract void Return(Session session);

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

    internal readonly struct Lease(Database owner, Session session) : IDisposable
    {
        public Session Session => session;

        public void Dispose() => owner.Return(session);
    }
}
