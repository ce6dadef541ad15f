using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Store.Tests;

/// <summary>A patient's rows beside each other. https://www.postgresql.org/docs/15/sql-cluster.html</summary>
public sealed class ClusterTests
{
    private const int Patients = 40;
    private const int Each = 15;
    private const string PagesOfOne = "SELECT count(DISTINCT (ctid::text::point)[0]) FROM {0} WHERE partition = 5";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Tables = ["resource", "token", "string", "reference", "quantity", "words"];

    [Fact]
    public async Task What_came_in_turn_lies_patient_by_patient_afterwards()
    {
        using var store = new TestStore();
        await FillAsync(store);
        var before = Tables.ToDictionary(table => table, table => Pages(store, table));
        var found = await store.FindAsync("Observation", "patient=p7");
        var told = new List<ClusterReport>();
        var report = await StoreClustering.RunAsync(store.Settings.ConnectionString, told.Add, Patience, TestStore.Cancel);

        Assert.Equal(1 + Each, before["resource"]);
        // Of 2 kB a row and less; what begins or ends in a page that is another's may take one more.
        Assert.All(Tables, table => Assert.True(Pages(store, table) <= before[table] / 3 + 1, $"{table}: {before[table]} pages before, {Pages(store, table)} after"));
        Assert.Equal((report.Bytes, report.Tables), (report.DoneBytes, told.Count));
        Assert.Equal(report, told[^1]);
        Assert.Equal(Each, found.Split(' ').Length);
        Assert.Equal(found, await store.FindAsync("Observation", "patient=p7"));
        Assert.Equal("p7", await store.FindAsync("Patient", "_id=p7"));
    }

    /// <summary>The indexes answer alone, as they did before.</summary>
    [Fact]
    public async Task All_pages_are_known_to_be_visible_to_everybody_afterwards()
    {
        using var store = new TestStore();
        await FillAsync(store);
        await StoreClustering.RunAsync(store.Settings.ConnectionString, null, Patience, TestStore.Cancel);

        Assert.Equal([], store.Rows("SELECT CAST(relname AS text) FROM pg_class WHERE relname IN ('resource', 'token', 'date', 'reference') AND relallvisible < relpages"));
    }

    [Fact]
    public async Task Partitions_are_laid_in_order_one_by_one()
    {
        using var store = new TestStore();
        await FillAsync(store);
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Execute("""
                ALTER TABLE resource RENAME TO resource_whole;
                CREATE TABLE resource (LIKE resource_whole INCLUDING ALL) PARTITION BY RANGE (key);
                CREATE TABLE resource_0 PARTITION OF resource FOR VALUES FROM (MINVALUE) TO (9::bigint << 36);
                CREATE TABLE resource_1 PARTITION OF resource FOR VALUES FROM (9::bigint << 36) TO (MAXVALUE);
                INSERT INTO resource (key, last_updated, version, type, is_deleted, method, id, body) SELECT key, last_updated, version, type, is_deleted, method, id, body FROM resource_whole ORDER BY md5(id);
                DROP TABLE resource_whole
                """);
        store.Reopen();
        var before = Pages(store, "resource");
        await StoreClustering.RunAsync(store.Settings.ConnectionString, null, Patience, TestStore.Cancel);

        Assert.InRange(Pages(store, "resource"), 1, before / 3 + 1);
        Assert.Equal(["resource_0_pkey", "resource_1_pkey"], store.Rows("SELECT CAST(i.indexrelid::regclass AS text) FROM pg_index i WHERE i.indisclustered AND i.indrelid IN ('resource_0'::regclass, 'resource_1'::regclass) ORDER BY 1"));
        Assert.Equal(Each, (await store.FindAsync("Observation", "patient=p7")).Split(' ').Length);
    }

    [Fact]
    public async Task Who_reads_and_writes_meanwhile_loses_nothing()
    {
        using var store = new TestStore();
        await FillAsync(store);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !stop.IsCancellationRequested; written++) await store.PutAsync(Observation(7, Each + written));
            return written;
        }, TestStore.Cancel);
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) Assert.Equal(Each, (await store.FindAsync("Observation", "patient=p8")).Split(' ').Length);
        }, TestStore.Cancel);
        for (var times = 0; times < 3; times++) await StoreClustering.RunAsync(store.Settings.ConnectionString, null, Patience, TestStore.Cancel);
        await stop.CancelAsync();
        await reading;

        Assert.Equal(Each + await writing, (await store.SearchAsync("Observation", "patient=p7&_count=100000")).Matches.Count);
    }

    [Fact]
    public async Task A_table_that_somebody_holds_is_left_as_it_is_and_said_to_be_held()
    {
        using var store = new TestStore();
        await FillAsync(store);
        await using (var holder = new NpgsqlConnection(store.Settings.ConnectionString))
        {
            await holder.OpenAsync(TestStore.Cancel);
            await using var reads = await holder.BeginTransactionAsync(TestStore.Cancel);
            await using (var command = new NpgsqlCommand("SELECT 1 FROM resource LIMIT 1", holder)) await command.ExecuteScalarAsync(TestStore.Cancel);
            var failure = await Assert.ThrowsAsync<StoreException>(() => StoreClustering.RunAsync(store.Settings.ConnectionString, null, TimeSpan.FromSeconds(1), TestStore.Cancel));

            Assert.True(failure.IsTransient);
            Assert.Contains("lock timeout", failure.Message, StringComparison.Ordinal);
            Assert.Equal(1 + Each, Pages(store, "resource"));
        }
        await StoreClustering.RunAsync(store.Settings.ConnectionString, null, Patience, TestStore.Cancel);
        Assert.True(Pages(store, "resource") < Each);
    }

    [Theory]
    [InlineData("postgres", "There is no store in this database.")]
    [InlineData("nowhere", "PostgreSQL 3D000")]
    public async Task A_database_without_a_store_is_refused(string database, string why)
    {
        using var store = new TestStore();
        var connection = new NpgsqlConnectionStringBuilder(store.Settings.ConnectionString) { Database = database }.ConnectionString;
        var failure = await Assert.ThrowsAsync<StoreException>(() => StoreClustering.RunAsync(connection, null, Patience, TestStore.Cancel));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=a;Database=b", true)]
    [InlineData("Server=a", true)]
    [InlineData("Data Source=a.db", false)]
    [InlineData("a", false)]
    public void A_connection_that_names_no_host_is_not_for_it(string connection, bool isFor) => Assert.Equal(isFor, StoreClustering.IsFor(connection));

    /// <summary>One of each patient in turn, as they come when everybody is looked after every day.</summary>
    private static async Task FillAsync(TestStore store)
    {
        await store.PutAsync([.. Enumerable.Range(1, Patients).Select(patient => $$"""{"resourceType":"Patient","id":"p{{patient}}"}""")]);
        for (var number = 0; number < Each; number++) await store.PutAsync([.. Enumerable.Range(1, Patients).Select(patient => Observation(patient, number))]);
    }

    private static int Pages(TestStore store, string table) => int.Parse(store.Rows(PagesOfOne.Replace("{0}", table, StringComparison.Ordinal))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Observation(int patient, int number) => $$$"""
        {"resourceType":"Observation","id":"p{{{patient}}}-{{{number}}}","status":"final","code":{"coding":[{"system":"urn:a","code":"c{{{number}}}","display":"Navn {{{number}}}"}],"text":"Prøve {{{number}}}"},
         "subject":{"reference":"Patient/p{{{patient}}}"},"valueQuantity":{"value":{{{number}}},"unit":"mg"},"note":[{"text":"{{{Note(patient * 1000 + number)}}}"}]}
        """;

    /// <summary>Some hundred letters that do not pack to nothing.</summary>
    private static string Note(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, 900).Select(_ => (char)('a' + random.Next(26))));
    }
}
