using Fhir.Kernel.Search;
using Fhir.Store.Index;
using Fhir.Store.Schema;

namespace Fhir.Store.Tests;

/// <summary>An index whose rows another program made is made anew when the store is opened, with the data in place.</summary>
public sealed class IndexStateTests
{
    private const string OldTables = """
        DROP INDEX quantity_by_canonical; DROP INDEX token_by_code; CREATE INDEX token_by_code ON token (parameter, code, resource, system);
        ALTER TABLE token DROP COLUMN written; ALTER TABLE quantity DROP COLUMN canonical_unit; ALTER TABLE quantity DROP COLUMN canonical_low;
        ALTER TABLE quantity DROP COLUMN canonical_high; ALTER TABLE composite DROP COLUMN written; ALTER TABLE composite DROP COLUMN canonical_unit;
        ALTER TABLE composite DROP COLUMN canonical_low; ALTER TABLE composite DROP COLUMN canonical_high; DROP TABLE index_state;
        """;

    [Fact]
    public async Task Store_from_before_canonical_amounts_finds_by_them_after_the_migration()
    {
        using var store = await FilledAsync();
        var before = Oracle.IndexDump.Of(store);
        using (var writer = store.Store.Parts.Database.OpenWriter())
        {
            writer.Execute(OldTables + "DELETE FROM string; DELETE FROM quantity;");
            writer.Execute(Migrations.Of(writer.Dialect).Single(migration => migration.Number == 4).Sql);
        }
        Assert.Equal("", await store.FindAsync("Observation", "value-quantity=5.4|http://unitsofmeasure.org|mg"));
        store.Reopen();
        Assert.Equal("o1", await store.FindAsync("Observation", "value-quantity=5.4|http://unitsofmeasure.org|mg"));
        Assert.Equal("o1", await store.FindAsync("Observation", "code:text=hemo"));
        Assert.Equal(before.Count, Oracle.IndexDump.Of(store).Count);
    }

    /// <summary>What was local by the base it was written under stays local.</summary>
    [Fact]
    public async Task Index_made_anew_reads_absolute_references_by_the_base_they_were_written_under()
    {
        using var store = await FilledAsync();
        var before = Oracle.IndexDump.Of(store);
        MakeStale(store);
        store.Reopen();
        Assert.Equal(before, Oracle.IndexDump.Of(store));
        Assert.Equal("o1", await store.FindAsync("Observation", "patient=Patient/p1"));
    }

    [Fact]
    public async Task Index_that_is_up_to_date_is_left_alone()
    {
        using var store = await FilledAsync();
        using (var writer = store.Store.Parts.Database.OpenWriter()) writer.Execute("DELETE FROM token");
        store.Reopen();
        Assert.Equal("", await store.FindAsync("Observation", "code=718-7"));
        Assert.Equal([IndexState.ShapeOf(SearchParameterSet.R4)], store.Rows("SELECT value FROM index_state WHERE name = 'shape'"));
    }

    /// <summary>A resource that cannot be read breaks the rebuilding off: the store does not open, and nothing is half.</summary>
    [Fact]
    public async Task Rebuilding_that_fails_leaves_the_index_and_its_state_as_they_were()
    {
        using var store = await FilledAsync();
        MakeStale(store);
        using (var writer = store.Store.Parts.Database.OpenWriter()) writer.Prepare("UPDATE resource SET body = ? WHERE id = 'o1'").Bind(1, "{"u8).Run();
        store.Store.Dispose();
        Assert.ThrowsAny<Exception>(store.Reopen);
        using var database = Tested.Open(store.Settings);
        using var reader = database.OpenWriter();
        Assert.Equal("older", reader.Prepare("SELECT value FROM index_state WHERE name = 'shape'").ReadText());
        Assert.True(reader.Prepare("SELECT count(*) FROM token").ReadLong() > 0);
    }

    private static void MakeStale(TestStore store)
    {
        using var writer = store.Store.Parts.Database.OpenWriter();
        writer.Execute("UPDATE index_state SET value = 'older' WHERE name = 'shape'");
    }

    private static async Task<TestStore> FilledAsync()
    {
        var store = new TestStore();
        await store.PutAsync(
            """{"resourceType":"Patient","id":"p1","name":[{"family":"Hansen"}]}""",
            """
            {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"code":"718-7","display":"Hemoglobin"}]},"subject":{"reference":"http://localhost:5080/fhir/Patient/p1"},
             "valueQuantity":{"value":0.0054,"system":"http://unitsofmeasure.org","code":"g"}}
            """);
        return store;
    }
}
