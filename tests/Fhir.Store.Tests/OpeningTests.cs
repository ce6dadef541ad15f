using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Postgres;
using Fhir.Store.Schema;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>Opening a database: new, known, too new, broken.</summary>
public sealed class OpeningTests
{
    private static IReadOnlyList<Migration> Known => Migrations.Of(Tested.Provider == StoreProvider.Postgres ? PostgresDialect.Only : SqliteDialect.Only);

    [Fact]
    public void New_database_gets_every_migration_once()
    {
        using var store = new TestStore();
        var versions = store.Rows("SELECT number, name FROM schema_version ORDER BY number");
        Assert.Equal(Known.Select(migration => $"{migration.Number}|{migration.Name}"), versions);
        Assert.Equal(Known.Select(migration => migration.Number).Distinct().Order(), Known.Select(migration => migration.Number));
        store.Reopen();
        Assert.Equal(versions, store.Rows("SELECT number, name FROM schema_version ORDER BY number"));
    }

    [Fact]
    public void Each_migration_exists_for_both_databases() => Assert.Equal(
        Migrations.Of(SqliteDialect.Only).Select(migration => migration.Name), Migrations.Of(PostgresDialect.Only).Select(migration => migration.Name));

    [Fact]
    public void Migration_that_fails_leaves_the_schema_as_it_was()
    {
        using var store = new TestStore();
        using var writer = store.Store.Parts.Database.OpenWriter();
        var next = Known[^1].Number + 1;
        Migration[] migrations = [.. Known, new(next, "003-bad.sql", "CREATE TABLE half (id INTEGER); CREATE TABLE resource (id INTEGER);")];
        Assert.Throws<StoreException>(() => Migrations.Run(writer, TimeProvider.System, migrations));
        Assert.Throws<StoreException>(() => store.Rows("SELECT count(*) FROM half"));
        Assert.Equal([$"{next - 1}"], store.Rows("SELECT max(number) FROM schema_version"));
        Assert.Equal(1, Migrations.Run(writer, TimeProvider.System, [.. Known, new(next, "003-good.sql", "CREATE TABLE whole (id INTEGER);")]));
    }

    [Fact]
    public void Database_of_a_newer_program_is_refused()
    {
        using var store = new TestStore();
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Execute("INSERT INTO schema_version (number, name, run_at) VALUES (999, '999-later.sql', '')");
        store.Store.Dispose();
        var refusal = Assert.Throws<StoreException>(store.Reopen);
        Assert.Contains("schema version 999", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systems_and_numbers_survive_a_restart()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:a","value":"1"}]}""");
        store.Reopen();
        await store.PutAsync("""{"resourceType":"Patient","id":"p2","identifier":[{"system":"urn:a","value":"2"}]}""");
        Assert.Equal(["1"], store.Rows("SELECT count(*) FROM system WHERE uri = 'urn:a'"));
        Assert.Equal("p1 p2", await store.FindAsync("Patient", "identifier=urn:a|"));
        Assert.Equal(["2"], store.Rows("SELECT count(DISTINCT key & 68719476735) FROM resource"));
    }
}
