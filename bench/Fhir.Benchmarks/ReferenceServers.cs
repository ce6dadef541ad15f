using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Fhir.Benchmarks;

/// <summary>What the server is measured against: Kestrel and a minimal API that does nothing but answer with a body.</summary>
public static class ReferenceServers
{
    private const string ContentType = "application/fhir+json; charset=utf-8";

    /// <summary>One SELECT of the body for each request, on a connection and a prepared statement that are kept.</summary>
    public static int Select(string address, string database)
    {
        var idle = new ConcurrentBag<SqliteCommand>();
        return Serve(address, id =>
        {
            if (!idle.TryTake(out var command)) command = Prepare(database);
            command.Parameters[0].Value = id;
            byte[]? body;
            using (var reader = command.ExecuteReader()) body = reader.Read() ? reader.GetFieldValue<byte[]>(0) : null;
            idle.Add(command);
            return body;
        });
    }

    /// <summary>The same bytes out of memory.</summary>
    public static int Memory(string address, string database)
    {
        var bodies = PlainTable.ReadAll(database).ToFrozenDictionary(pair => pair.Id, pair => pair.Body, StringComparer.Ordinal);
        return Serve(address, id => bodies.GetValueOrDefault(id));
    }

    private static int Serve(string address, Func<string, byte[]?> find)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapGet("/fhir/Observation/{id}", (string id, HttpContext context) => AnswerAsync(context, find(id)));
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

    private static SqliteCommand Prepare(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var command = connection.CreateCommand();
        // What the store's readers are given.
        command.CommandText = "PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824;";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT body FROM plain WHERE id = $id";
        command.Parameters.Add("$id", SqliteType.Text);
        command.Prepare();
        return command;
    }
}
