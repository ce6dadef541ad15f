namespace Fhir.Store.Tests;

/// <summary>What makes the tables fit to be spread by patient; see docs/adr/0011.</summary>
public sealed class PartitionColumnTests
{
    [Theory]
    [InlineData("resource", "key")]
    [InlineData("version", "key")]
    [InlineData("token", "resource")]
    [InlineData("string", "resource")]
    [InlineData("date", "resource")]
    [InlineData("number", "resource")]
    [InlineData("quantity", "resource")]
    [InlineData("reference", "resource")]
    [InlineData("uri", "resource")]
    [InlineData("composite", "resource")]
    public void Rows_are_keyed_by_what_begins_with_the_partition_and_store_the_partition(string table, string key)
    {
        using var store = new TestStore();
        Assert.Equal([$"{key}|>> 36"], store.Rows($"""
            SELECT a.attname, substring(pg_get_expr(d.adbin, d.adrelid) from '>> 36')
            FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attname = 'partition' AND p.attgenerated = 's'
            JOIN pg_attrdef d ON d.adrelid = p.attrelid AND d.adnum = p.attnum
            WHERE i.indisprimary AND i.indrelid = '{table}'::regclass
            """));
    }

    [Fact]
    public void Texts_are_compared_byte_by_byte_as_SQLite_does()
    {
        using var store = new TestStore();
        Assert.Empty(store.Rows("""
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'schema_version'
            """));
    }
}
