using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Store.Tests;

/// <summary>What becomes of requests when connections are lost, and of those that the database cannot take.</summary>
public sealed class ConnectionTests(ITestOutputHelper output)
{
    private static WriteBatch Update(string id) => new(new UpdateCommand(TestStore.Parse($$"""{"resourceType":"Patient","id":"{{id}}"}"""), id, null));

    [Fact]
    public async Task Store_goes_on_after_every_connection_was_ended()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        Assert.Equal("p1", await store.FindAsync("Patient"));
        for (var round = 0; round < 3; round++)
        {
            await EndConnectionsAsync(store);
            // A read is tried again, and so is the beginning of a write: nothing is stored by then.
            Assert.NotNull((await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value);
            Assert.Contains("p1", await store.FindAsync("Patient"), StringComparison.Ordinal);
            Assert.True((await store.Open.WriteAsync(Update($"kept{round}"), TestStore.Cancel)).IsStored);
            Assert.NotNull((await store.Open.ReadAsync("Patient", $"kept{round}", TestStore.Cancel)).Value);
        }
    }

    /// <summary>As when the database is restarted again and again: what was answered is there, each version once, and nothing is half there.</summary>
    [Fact]
    public async Task Writers_and_readers_that_lose_their_connections_under_load_lose_no_answered_write()
    {
        using var store = new TestStore();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(writer => WriteUntilAsync(store, writer, stop.Token)).ToArray();
        var reader = ReadUntilAsync(store, stop.Token);
        for (var round = 0; round < 12; round++)
        {
            await Task.Delay(150, TestStore.Cancel);
            await EndConnectionsAsync(store);
        }
        await stop.CancelAsync();
        var (stored, lost) = ((await Task.WhenAll(writers)).SelectMany(writer => writer.Stored).ToList(), (await Task.WhenAll(writers)).Sum(writer => writer.Lost));
        output.WriteLine($"{stored.Count} transactions answered, {lost} broken off, {await reader} reads");

        Assert.True(stored.Count > 8, $"only {stored.Count} transactions were answered");
        foreach (var pair in stored)
            Assert.Equal((1, 1), ((await store.Open.ReadAsync("Patient", pair, TestStore.Cancel)).Value?.Version, (await store.Open.ReadAsync("Basic", pair, TestStore.Cancel)).Value?.Version));
        var count = long.Parse(store.Rows("SELECT count(*) FROM resource WHERE is_deleted = 0")[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(count, 2 * stored.Count, 2 * (stored.Count + lost));
        Assert.Equal(["0"], store.Rows("SELECT count(*) FROM (SELECT id FROM resource GROUP BY id HAVING count(*) <> 2) half"));
        Assert.Equal([$"{count}|{count}|1"], store.Rows("SELECT count(*), max(sequence), min(sequence) FROM journal"));
    }

    /// <summary>What is left of an answer is read when somebody is done with it, or wants the connection for something else.</summary>
    [Theory]
    [InlineData("done with it")]
    [InlineData("another question")]
    public async Task Connection_that_is_lost_in_the_middle_of_an_answer_is_said_to_be_away(string moment)
    {
        using var store = new TestStore();
        var asked = 0;
        var failure = Assert.Throws<StoreException>(() => store.Store.Parts.Database.Read(session =>
        {
            // What comes after the first row is long enough to drive it out before the last is waited for.
            var statement = session.Prepare("SELECT 'first' UNION ALL SELECT repeat('x', 50000) UNION ALL SELECT CAST(pg_sleep(60) AS text)");
            Assert.True(statement.Step());
            Assert.Equal("first", statement.Text(0));
            asked++;
            EndConnections(store);
            // Whether the driver tells of it here or at the next question depends on what has arrived.
            if (moment == "done with it") statement.Reset();
            session.Prepare("SELECT 1").ReadLong();
            return 0;
        }));

        Assert.True(failure.IsTransient);
        Assert.Equal(2, asked);     // a read is tried once more
        await store.PutAsync("""{"resourceType":"Patient","id":"p"}""");
        Assert.Equal("p", await store.FindAsync("Patient"));
    }

    private static void EndConnections(TestStore store) => EndConnectionsAsync(store).Wait(TestStore.Cancel);

    private static async Task<(List<string> Stored, int Lost)> WriteUntilAsync(TestStore store, int writer, CancellationToken stop)
    {
        var (stored, lost) = (new List<string>(), 0);
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var id = $"w{writer}-{number}";
            var pair = new WriteBatch(new UpdateCommand(TestStore.Parse($$"""{"resourceType":"Patient","id":"{{id}}"}"""), id, null), new UpdateCommand(TestStore.Parse($$"""{"resourceType":"Basic","id":"{{id}}","code":{"text":"x"} }"""), id, null));
            try
            {
                if ((await store.Open.WriteAsync(pair, TestStore.Cancel)).IsStored) stored.Add(id);
            }
            catch (StoreException away) when (away.IsTransient)
            {
                lost++;
            }
        }
        return (stored, lost);
    }

    /// <summary>A read is tried again by the store; only when the second connection is lost too, the caller is told.</summary>
    private static async Task<int> ReadUntilAsync(TestStore store, CancellationToken stop)
    {
        var read = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await store.Open.ReadAsync("Patient", "w0-0", TestStore.Cancel);
                await store.Open.SearchAsync(TestStore.Query("Patient", "_id=w0-0"), TestStore.Cancel);
                read++;
            }
            catch (StoreException away) when (away.IsTransient)
            {
            }
        }
        return read;
    }

    [Fact]
    public async Task Request_that_the_database_refuses_takes_no_other_along()
    {
        using var store = new TestStore();
        using (var writer = store.Store.Parts.Database.OpenWriter()) writer.Execute("ALTER TABLE resource ADD CONSTRAINT no_poison CHECK (id <> 'poison')");
        using var hold = new ManualResetEventSlim();
        var holding = store.Store.Parts.Queue.RunAsync(_ => Until.Opened(hold), TestStore.Cancel);
        var writes = new[] { "a", "poison", "b", "c" }.Select(id => store.Open.WriteAsync(Update(id), TestStore.Cancel)).ToList();
        hold.Set();
        await holding;

        await Assert.ThrowsAsync<StoreException>(() => writes[1]);
        foreach (var write in writes.Where((_, at) => at != 1)) Assert.True((await write).IsStored);
        Assert.Equal("a b c", await store.FindAsync("Patient"));
        Assert.Equal(["1", "2", "3"], store.Rows("SELECT sequence FROM journal ORDER BY sequence"));
    }

    [Fact]
    public async Task Processes_that_write_at_once_keep_every_promise_together()
    {
        using var store = new TestStore();
        using var other = FhirStore.Open(store.Settings, Kernel.Search.SearchParameterSet.R4);
        IPermittedStore[] stores = [store.Open, other.Bind(Permit.Open)];
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");

        var guard = new WriteGuard(TestStore.Query("Patient", "identifier=urn:a|1"), null);
        var racing = await Task.WhenAll(Enumerable.Range(0, 32).Select(at => stores[at % 2].WriteAsync(new WriteBatch(
            [new CreateCommand(TestStore.Parse("""{"resourceType":"Patient","identifier":[{"system":"urn:a","value":"1"}]}"""), $"race{at}")], [guard]), TestStore.Cancel)));
        Assert.Single(racing, result => result.IsStored);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(async at =>
        {
            for (var done = 0; done < 4;)
            {
                var version = (await stores[at % 2].ReadAsync("Patient", "p1", TestStore.Cancel)).Value!.Version;
                var update = new UpdateCommand(TestStore.Parse("""{"resourceType":"Patient","id":"p1"}"""), "p1", version);
                if ((await stores[at % 2].WriteAsync(new WriteBatch(update), TestStore.Cancel)).IsStored) done++;
            }
        }));
        Assert.Equal(129, (await stores[0].ReadAsync("Patient", "p1", TestStore.Cancel)).Value!.Version);
        Assert.Equal(Enumerable.Range(1, 130).Select(number => $"{number}"), store.Rows("SELECT sequence FROM journal ORDER BY sequence"));
        Assert.Equal(["0"], store.Rows("SELECT count(*) FROM journal a JOIN journal b ON b.sequence = a.sequence + 1 WHERE b.time < a.time"));
    }

    [Fact]
    public void Connection_string_that_is_none_is_refused() => Assert.Throws<StoreException>(() =>
        FhirStore.Open(new StoreSettings { Provider = StoreProvider.Postgres, ConnectionString = "Hots=x" }, Kernel.Search.SearchParameterSet.R4));

    internal static async Task EndConnectionsAsync(TestStore store)
    {
        await using var source = NpgsqlDataSource.Create(store.Settings.ConnectionString);
        await using var command = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync(TestStore.Cancel);
    }
}
