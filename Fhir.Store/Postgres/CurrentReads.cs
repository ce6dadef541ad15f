using System.Collections.Concurrent;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Resources;
using Npgsql;
using NpgsqlTypes;

namespace Fhir.Store.Postgres;

/// <summary>Single reads: one statement, one journey, no thread that waits.</summary>
internal sealed class CurrentReads(PostgresConnections connections, StoreSettings settings) : IDisposable
{
    private readonly SemaphoreSlim free = new(settings.Readers);
    private readonly ConcurrentBag<Reading> idle = [];
    private volatile bool isClosed;

    public async Task<StoredResource?> ReadAsync(int type, string typeName, string id, CancellationToken cancel)
    {
        if (!await free.WaitAsync(settings.QueuePatience, cancel).ConfigureAwait(false)) throw ReaderThreads.Busy();
        try
        {
            return await ReadOnceAsync(type, typeName, id, cancel).ConfigureAwait(false);
        }
        catch (StoreException failure) when (failure.IsTransient)
        {
            // A connection that has lain idle may be one to a server that is gone.
            while (idle.TryTake(out var other)) other.Dispose();
            return await ReadOnceAsync(type, typeName, id, cancel).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        isClosed = true;
        while (idle.TryTake(out var reading)) reading.Dispose();
    }

    private async Task<StoredResource?> ReadOnceAsync(int type, string typeName, string id, CancellationToken cancel)
    {
        if (!idle.TryTake(out var reading)) reading = new Reading(await connections.OpenReaderAsync(cancel).ConfigureAwait(false));
        try
        {
            var resource = await reading.RunAsync(type, typeName, id, cancel).ConfigureAwait(false);
            if (isClosed) reading.Dispose();
            else idle.Add(reading);
            return resource;
        }
        catch (NpgsqlException failure)
        {
            reading.Dispose();
            throw PostgresFailure.Of(failure, Reading.Sql);
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    /// <summary>A connection with the one statement prepared on it.</summary>
    private sealed class Reading : IDisposable
    {
        public const string Sql = """
            SELECT r.version, r.last_updated, r.is_deleted, r.method, r.body FROM directory d JOIN resource r ON r.key = d.key WHERE d.type = $1 AND d.id = $2
            """;

        private readonly NpgsqlConnection connection;
        private readonly NpgsqlCommand command;
        private readonly NpgsqlParameter<int> type = new() { NpgsqlDbType = NpgsqlDbType.Integer };
        private readonly NpgsqlParameter<string> id = new() { NpgsqlDbType = NpgsqlDbType.Text };

        public Reading(NpgsqlConnection opened)
        {
            connection = opened;
            command = new NpgsqlCommand(Sql, connection) { Parameters = { type, id } };
        }

        public async Task<StoredResource?> RunAsync(int typeNumber, string typeName, string resourceId, CancellationToken cancel)
        {
            (type.TypedValue, id.TypedValue) = (typeNumber, PostgresText.Of(resourceId));
            if (!command.IsPrepared) await command.PrepareAsync(cancel).ConfigureAwait(false);
            await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancel).ConfigureAwait(false)) return null;
            return new StoredResource(typeName, resourceId, reader.GetInt64(0), TimeRange.ToTime(reader.GetInt64(1)), reader.GetInt16(2) != 0,
                StoredBody.Read(reader.GetFieldValue<byte[]>(4)), (WriteMethod)reader.GetInt16(3));
        }

        public void Dispose()
        {
            command.Dispose();
            connection.Dispose();
        }
    }
}
