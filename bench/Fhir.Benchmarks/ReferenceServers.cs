using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fhir.Benchmarks;

/// <summary>What the server is measured against: Kestrel and a minimal API that does nothing but answer with a body.</summary>
public static class ReferenceServers
{
    private const string ContentType = "application/fhir+json; charset=utf-8";
    private const string All = "SELECT id, body FROM plain";
    private const string One = "SELECT body FROM plain WHERE id = ";

    /// <summary>One SELECT of the body for each request, on a connection and a prepared statement that are kept.</summary>
    public static int Select(string address, string store, string connection) => store == "sqlite" ? SelectSqlite(address, connection) : SelectPostgres(address, connection);

    /// <summary>The same bytes out of memory.</summary>
    public static int Memory(string address, string store, string connection)
    {
        using System.Data.Common.DbConnection source = store == "sqlite" ? new SqliteConnection(connection) : new NpgsqlConnection(connection);
        source.Open();
        using var command = source.CreateCommand();
        command.CommandText = All;
        using var reader = command.ExecuteReader();
        var bodies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (reader.Read()) bodies[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        var frozen = bodies.ToFrozenDictionary(StringComparer.Ordinal);
        return Serve(address, id => Task.FromResult(frozen.GetValueOrDefault(id)));
    }

    private static int SelectSqlite(string address, string connection)
    {
        var idle = new ConcurrentBag<SqliteCommand>();
        return Serve(address, id =>
        {
            if (!idle.TryTake(out var command)) command = Prepare(connection);
            command.Parameters[0].Value = id;
            byte[]? body;
            using (var reader = command.ExecuteReader()) body = reader.Read() ? reader.GetFieldValue<byte[]>(0) : null;
            idle.Add(command);
            return Task.FromResult(body);
        });
    }

    private static int SelectPostgres(string address, string connection)
    {
        using var source = NpgsqlDataSource.Create(connection + ";Max Auto Prepare=4;Auto Prepare Min Usages=1");
        return Serve(address, async id =>
        {
            await using var command = source.CreateCommand(One + "$1");
            command.Parameters.AddWithValue(id);
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? reader.GetFieldValue<byte[]>(0) : null;
        });
    }

    private static int Serve(string address, Func<string, Task<byte[]?>> find)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapGet("/fhir/Observation/{id}", async (string id, HttpContext context) => await AnswerAsync(context, await find(id)));
        app.Run();
        return 0;
    }

    private static Task AnswerAsync(HttpContext context, byte[]? body)
    {
        if (body is null)
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }

    private static SqliteCommand Prepare(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var command = connection.CreateCommand();
        // As much memory as the store's readers are given, and a mapping of the file besides, which one SELECT may gain by.
        command.CommandText = "PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824;";
        command.ExecuteNonQuery();
        command.CommandText = One + "$id";
        command.Parameters.Add("$id", SqliteType.Text);
        command.Prepare();
        return command;
    }
}
