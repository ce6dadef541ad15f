using System.Collections.Concurrent;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>
/// A PostgreSQL database and this process's connections to it. Any number of processes may share it. Searches run on a bounded number of threads,
/// each with a connection; single reads wait for their answer without a thread.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource source;
    private readonly PostgresConnections connections;
    private readonly ConcurrentBag<PostgresSession> idle = [];
    private readonly ReaderThreads threads;
    private readonly CurrentReads reads;
    private volatile bool isClosed;

    public PostgresDatabase(StoreSettings settings)
    {
        connections = new PostgresConnections(settings);
        source = connections.Source;
        threads = new ReaderThreads(settings.Readers, settings.QueuePatience);
        reads = new CurrentReads(connections, settings);
    }

    public override Session OpenWriter() => new PostgresSession(connections.OpenWriter);

    public override Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancel) => threads.RunAsync(() => Read(read), cancel);

    public override Task<StoredResource?> ReadCurrentAsync(ResourceStore resources, string type, string id, CancellationToken cancel) =>
        reads.ReadAsync(resources.TypeNumber(type), type, id, cancel);

    public override Standing StandingOf(Session writer) => new HeldStanding((PostgresSession)writer);

    public override void Dispose()
    {
        isClosed = true;
        threads.Dispose();
        reads.Dispose();
        while (idle.TryTake(out var session)) session.Dispose();
        source.Dispose();
    }

    /// <inheritdoc/>
    /// <remarks>A connection that has lain idle may be one to a server that is gone: the first failure is tried again on a new one.</remarks>
    public override T Read<T>(Func<Session, T> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = idle.TryTake(out var rested) ? rested : new PostgresSession(connections.OpenReader);
            try
            {
                var result = read(session);
                Return(session);
                return result;
            }
            catch (StoreException failure) when (failure.IsTransient && attempt == 1)
            {
                session.Dispose();
                while (idle.TryTake(out var other)) other.Dispose();
            }
            catch
            {
                // Broken off in the middle, perhaps; nobody shall meet what is left.
                session.Dispose();
                throw;
            }
        }
    }

    private void Return(PostgresSession session)
    {
        if (isClosed || session.IsBroken) session.Dispose();
        else idle.Add(session);
    }
}
