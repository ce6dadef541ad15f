using System.Data.Common;
using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>Opens connections, and tells PostgreSQL once what it is to know of each.</summary>
internal sealed class PostgresConnections
{
    /// <summary>
    /// Joins in the order they are written, no compilation of plans (it takes longer than the queries), and nobody holds locks or a state for long while
    /// doing nothing. https://www.postgresql.org/docs/15/runtime-config-client.html
    /// </summary>
    private const string Common = """
        SET join_collapse_limit = 1; SET from_collapse_limit = 1; SET jit = off; SET enable_seqscan = off; SET idle_in_transaction_session_timeout = '30s';
        SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET client_min_messages = warning;
        """;

    private readonly StoreSettings settings;

    public PostgresConnections(StoreSettings settings)
    {
        this.settings = settings;
        Source = SourceOf(settings.ConnectionString);
    }

    public NpgsqlDataSource Source { get; }

    public NpgsqlConnection OpenReader() => Open($"{Common} SET default_transaction_read_only = on; SET statement_timeout = {ReaderMilliseconds};");

    public Task<NpgsqlConnection> OpenReaderAsync(CancellationToken cancel) =>
        OpenAsync($"{Common} SET default_transaction_read_only = on; SET statement_timeout = {ReaderMilliseconds};", cancel);

    /// <summary>Tries for as long as a request may wait: a primary that is lost is followed by another in seconds.</summary>
    public NpgsqlConnection OpenWriter()
    {
        var (pause, end) = (TimeSpan.FromMilliseconds(50), DateTime.UtcNow + settings.QueuePatience);
        while (true)
        {
            try
            {
                return Open($"{Common} SET synchronous_commit = on;");
            }
            catch (StoreException failure) when (failure.IsTransient && DateTime.UtcNow + pause < end)
            {
                Thread.Sleep(pause);
                pause = pause < TimeSpan.FromSeconds(1) ? pause * 2 : pause;
            }
        }
    }

    /// <summary>The longest a search may take, and somewhat more: the store breaks it off itself, and says so better.</summary>
    private int ReaderMilliseconds => (int)settings.SearchPatience.TotalMilliseconds + 5000;

    private static NpgsqlDataSource SourceOf(string text)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text) { Pooling = false, NoResetOnClose = true, MaxAutoPrepare = 500, AutoPrepareMinUsages = 2 };
            var given = new DbConnectionStringBuilder { ConnectionString = text };
            // Of several hosts another may have become the primary a moment ago.
            if (builder.Host?.Contains(',') is true && !given.ContainsKey("Host Recheck Seconds")) builder.HostRecheckSeconds = 1;
            if (!given.ContainsKey("TCP Keepalive")) builder.TcpKeepAlive = true;
            if (!given.ContainsKey("Application Name")) builder.ApplicationName = "FhirRef";
            return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
        }
        catch (ArgumentException wrong)
        {
            throw new StoreException($"The connection string cannot be used: {wrong.Message}", wrong);
        }
    }

    private NpgsqlConnection Open(string settings)
    {
        var connection = Source.CreateConnection();
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand(settings, connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (NpgsqlException failure)
        {
            connection.Dispose();
            throw PostgresFailure.Of(failure, "connect");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string settings, CancellationToken cancel)
    {
        var connection = Source.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch (NpgsqlException failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw PostgresFailure.Of(failure, "connect");
        }
    }
}
