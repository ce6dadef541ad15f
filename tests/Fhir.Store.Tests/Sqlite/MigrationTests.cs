using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Schema;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>A database as each earlier program left it, opened by this one.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhir-migration-").FullName;

    private static IReadOnlyList<Migration> All => Migrations.Of(SqliteDialect.Only);

    public static TheoryData<int> Earlier => [.. Enumerable.Range(1, All.Count)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Earlier))]
    public async Task What_an_earlier_program_stored_is_read_found_and_written_on(int migrations)
    {
        using var store = new TestStore(settings => settings with { ConnectionString = Make(migrations) });

        Assert.Equal((2, """{"resourceType":"Patient","id":"p1","meta":{"versionId":"2","lastUpdated":"2024-01-02T00:00:00.000Z"},"gender":"female"}"""), await CurrentAsync(store, "p1"));
        var first = (await store.Open.ReadVersionAsync("Patient", "p1", 1, TestStore.Cancel)).Value!;
        Assert.Contains("\"gender\":\"male\"", Encoding.UTF8.GetString(first.Json.Span), StringComparison.Ordinal);
        Assert.Equal(("p1", ""), (await store.FindAsync("Patient", "gender=female"), await store.FindAsync("Patient", "gender=male")));
        Assert.Equal(["p1 1", "p1 2"], store.Store.ReadJournal(0, 10).Select(entry => $"{entry.Id} {entry.Version}"));

        var written = await store.PutAsync("""{"resourceType":"Patient","id":"p1","gender":"other"}""", """{"resourceType":"Patient","id":"p2","gender":"male"}""");
        Assert.Equal([3, 1], written.Select(one => one.Resource!.Version));
        Assert.True(written[0].Resource!.LastUpdated > first.LastUpdated);
        Assert.Equal(("p1", "p2"), (await store.FindAsync("Patient", "gender=other"), await store.FindAsync("Patient", "gender=male")));
        Assert.Equal(["2"], store.Rows("SELECT count(DISTINCT key & 68719476735) FROM resource"));
        Assert.Equal(["ok"], store.Rows("PRAGMA integrity_check"));
    }

    [Theory]
    [MemberData(nameof(Earlier))]
    public async Task A_migrated_database_has_the_schema_of_a_new_one(int migrations)
    {
        using var migrated = new TestStore(settings => settings with { ConnectionString = Make(migrations) });
        using var made = new TestStore();
        const string Schema = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";

        Assert.Equal(made.Rows(Schema), migrated.Rows(Schema));
        Assert.Equal(2, (await migrated.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!.Version);
    }

    [Fact]
    public void A_migration_that_was_passed_over_is_made_up_for()
    {
        var file = Path.Combine(folder, "gap.db");
        using (var database = new SqliteDatabase(new StoreSettings { ConnectionString = $"Data Source={file}" }))
        using (var writer = database.OpenWriter())
            Migrations.Run(writer, TimeProvider.System, [.. All.Where(migration => migration.Number != 4)]);
        using var store = new TestStore(settings => settings with { ConnectionString = $"Data Source={file}" });

        Assert.Equal(All.Select(migration => $"{migration.Number}"), store.Rows("SELECT number FROM schema_version ORDER BY number"));
    }

    /// <summary>A database with so many migrations, and a patient in two versions as a program of that time wrote it.</summary>
    private string Make(int migrations)
    {
        var connection = $"Data Source={Path.Combine(folder, "old.db")}";
        using var database = new SqliteDatabase(new StoreSettings { ConnectionString = connection });
        using var writer = database.OpenWriter();
        Migrations.Run(writer, TimeProvider.System, [.. All.Take(migrations)]);
        writer.Execute("INSERT INTO resource_type (id, name) VALUES (7, 'Patient'); INSERT INTO patient (number, id) VALUES (1, 'p1'); UPDATE sequence SET reserved = 10000 WHERE name = 'resource'");
        writer.Execute($"INSERT INTO directory (type, id, key) VALUES (7, 'p1', {Key})");
        Insert(writer, "resource (key, version, last_updated, is_deleted, method, body, type, id)", 2, "2024-01-02", "female", ", 7, 'p1'");
        Insert(writer, "version (key, version, last_updated, is_deleted, method, body)", 1, "2024-01-01", "male", "");
        if (All.Take(migrations).Any(migration => migration.Number == 3))
            writer.Execute("INSERT INTO journal (time, type, id, version, method) SELECT last_updated, 7, 'p1', version, 2 FROM version UNION ALL SELECT last_updated, 7, 'p1', version, 2 FROM resource ORDER BY 1");
        if (migrations >= 2) writer.Execute($"INSERT INTO parameter (id, type, code, aspect) VALUES (5, 7, 'gender', ''); INSERT INTO token (resource, parameter, item, code, system) VALUES ({Key}, 5, 0, 'female', -1)");
        return connection;
    }

    private const long Key = (1L << 36) + 1;

    private static void Insert(Session writer, string table, int version, string day, string gender, string more) =>
        writer.Prepare($"INSERT INTO {table} VALUES ({Key}, {version}, ?, 0, 2, ?{more})").Bind(1, TimeRange.Of(DateTimeOffset.Parse($"{day}T00:00:00Z")))
            .Bind(2, Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":"p1","meta":{"versionId":"{{version}}","lastUpdated":"{{day}}T00:00:00.000Z"},"gender":"{{gender}}"}""")).Run();

    private static async Task<(long, string)> CurrentAsync(TestStore store, string id)
    {
        var current = (await store.Open.ReadAsync("Patient", id, TestStore.Cancel)).Value!;
        return (current.Version, Encoding.UTF8.GetString(current.Json.Span));
    }
}
