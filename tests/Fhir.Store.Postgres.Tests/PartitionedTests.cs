namespace Fhir.Store.Tests;

/// <summary>The tables as native partitions by range of key, as docs/adr/0011 says. https://www.postgresql.org/docs/15/ddl-partitioning.html</summary>
public sealed class PartitionedTests
{
    private static readonly (string Table, string Key)[] Tables =
    [
        ("resource", "key"), ("version", "key"), ("token", "resource"), ("string", "resource"), ("date", "resource"), ("number", "resource"),
        ("quantity", "resource"), ("reference", "resource"), ("uri", "resource"), ("composite", "resource"),
    ];

    [Fact]
    public async Task Store_works_on_tables_that_are_spread_by_patient()
    {
        using var store = new TestStore();
        using (var writer = store.Store.Parts.Database.OpenWriter())
            foreach (var (table, key) in Tables)
                writer.Execute($"""
                    ALTER TABLE {table} RENAME TO {table}_whole;
                    CREATE TABLE {table} (LIKE {table}_whole INCLUDING ALL) PARTITION BY RANGE ({key});
                    DROP TABLE {table}_whole;
                    CREATE TABLE {table}_0 PARTITION OF {table} FOR VALUES FROM (MINVALUE) TO (2::bigint << 36);
                    CREATE TABLE {table}_1 PARTITION OF {table} FOR VALUES FROM (2::bigint << 36) TO (MAXVALUE)
                    """);
        store.Reopen();
        foreach (var patient in new[] { "p1", "p2", "p3" })
            await store.PutAsync($$"""{"resourceType":"Patient","id":"{{patient}}","name":[{"family":"Hansen"}]}""", Observation(patient, "a"), Observation(patient, "b"));
        await store.PutAsync(Observation("p1", "b").Replace("\"p1-b\"", "\"p3-b\"", StringComparison.Ordinal));

        Assert.Equal("p1-b p3-b", await store.FindAsync("Observation", "patient=p1&code=b"));
        Assert.Equal("", await store.FindAsync("Observation", "patient=p3&code=b"));
        Assert.Equal("p1 p2 p3", await store.FindAsync("Patient", "family=hansen"));
        Assert.Equal(2, (await store.Open.HistoryAsync(new Access.HistoryQuery("Observation", "p3-b", 10), TestStore.Cancel)).Value.Total);
        Assert.Equal(["t|t"], store.Rows("SELECT (SELECT CAST(count(*) > 0 AS text) FROM resource_0), (SELECT CAST(count(*) > 0 AS text) FROM resource_1)").ConvertAll(row => row.Replace("true", "t", StringComparison.Ordinal)));
    }

    private static string Observation(string patient, string code) =>
        $$$"""{"resourceType":"Observation","id":"{{{patient}}}-{{{code}}}","status":"final","code":{"coding":[{"code":"{{{code}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},"valueQuantity":{"value":1}}""";
}
