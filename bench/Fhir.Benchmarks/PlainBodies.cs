using Fhir.Kernel.Search;
using Fhir.Profiles;
using Fhir.Store.Access;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Fhir.Benchmarks;

/// <summary>The Observations of a store as JSON in one plain table, id and body: what one SELECT is measured on.</summary>
public static class PlainBodies
{
    private static string Table(string body) => $"CREATE TABLE plain (id TEXT PRIMARY KEY, body {body} NOT NULL)";

    /// <summary>Every Observation of the store, in its own order.</summary>
    public static async Task<List<(string Id, byte[] Body)>> ReadAsync(FilledStore filled, CancellationToken cancel)
    {
        var bodies = new List<(string, byte[])>();
        using var store = FhirStore.Open(filled.Settings, ProfilePackages.SearchParameters);
        var query = new SearchQuery("Observation", []) { PageSize = 1000 };
        do
        {
            var page = (await store.Bind(Permit.Open).SearchAsync(query, cancel)).Value;
            bodies.AddRange(page.Matches.Select(match => (match.Id, match.Json.ToArray())));
            query = query with { Cursor = page.Next };
        } while (query.Cursor is not null);
        return bodies;
    }

    public static void Write(IEnumerable<(string Id, byte[] Body)> bodies, string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; BEGIN; " + Table("BLOB");
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO plain VALUES ($id, $body)";
        var (id, content) = (command.Parameters.Add("$id", SqliteType.Text), command.Parameters.Add("$body", SqliteType.Blob));
        foreach (var (name, body) in bodies)
        {
            (id.Value, content.Value) = (name, body);
            command.ExecuteNonQuery();
        }
        command.CommandText = "COMMIT";
        command.ExecuteNonQuery();
    }

    public static void WritePostgres(IEnumerable<(string Id, byte[] Body)> bodies, string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using (var command = new NpgsqlCommand("DROP TABLE IF EXISTS plain; " + Table("BYTEA"), connection)) command.ExecuteNonQuery();
        using (var copy = connection.BeginBinaryImport("COPY plain FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (id, body) in bodies)
            {
                copy.StartRow();
                copy.Write(id, NpgsqlDbType.Text);
                copy.Write(body, NpgsqlDbType.Bytea);
            }
            copy.Complete();
        }
        using var analyze = new NpgsqlCommand("VACUUM ANALYZE plain", connection);
        analyze.ExecuteNonQuery();
    }
}
