using Microsoft.Data.Sqlite;

namespace Fhir.Benchmarks;

/// <summary>The bodies of a store in a database with one plain table, id and body.</summary>
public static class PlainTable
{
    public static void CopyFrom(string store, string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            ATTACH $store AS source;
            PRAGMA journal_mode = WAL;
            CREATE TABLE plain (id TEXT PRIMARY KEY, body BLOB NOT NULL);
            INSERT INTO plain SELECT id, body FROM source.resource ORDER BY key;
            """;
        command.Parameters.AddWithValue("$store", store);
        command.ExecuteNonQuery();
    }

    public static IEnumerable<(string Id, byte[] Body)> ReadAll(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, body FROM plain";
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
    }
}
