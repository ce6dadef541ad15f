using System.Globalization;
using Fhir.Store.Access;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests.Crash;

/// <summary>
/// A process that is killed in the middle of concurrent writes, again and again on one database: nothing it answered for is lost, no transaction is half there, and
/// the index is what one made anew would be. FHIRREF_CRASH_ROUNDS says how often; FHIRREF_SEED repeats a run's writes.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly int Rounds = Setting("FHIRREF_CRASH_ROUNDS", 8);
    private static readonly int Seed = Setting("FHIRREF_SEED", Environment.TickCount & 0xFFFF);

    [Fact]
    public async Task Process_killed_at_random_points_loses_nothing_it_answered_for_and_leaves_nothing_half_done()
    {
        using var store = new TestStore();
        var (random, acknowledged, checkedTo) = (new Random(Seed), 0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            store.Store.Dispose();
            var promises = await WriteUntilKilledAsync(store, round, TimeSpan.FromMilliseconds(random.Next(10) == 0 ? random.Next(1500) : random.Next(20, 700)), isFromStart: random.Next(10) == 0);
            store.Reopen();
            acknowledged += promises.Count;
            foreach (var promise in promises) await HoldsAsync(store, promise, round);
            checkedTo = await NothingIsHalfDoneAsync(store, checkedTo, round);
            await IndexIsWholeAsync(store, round);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {Rounds} kills, {acknowledged} acknowledged transactions, {checkedTo} versions; lost 0, half done 0"));
        Assert.True(acknowledged > Rounds, $"seed {Seed}: only {acknowledged} transactions were acknowledged in {Rounds} rounds");
    }

    [Theory]
    [InlineData("DELETE FROM resource WHERE id = 'p1'")]                                                   // a version that is lost
    [InlineData("UPDATE resource SET body = replace(body, '3-0-0-0', '3-9-9-9') WHERE id = 'p1'")]         // one that is another transaction's
    [InlineData("DELETE FROM journal WHERE sequence = 2")]                                                 // one the journal forgot
    [InlineData("DELETE FROM token WHERE resource = (SELECT key FROM resource WHERE id = 'o1') AND item = 0")]
    [InlineData("UPDATE date SET low = low + 1")]
    public async Task Harness_finds_what_is_damaged(string damage)
    {
        using var store = new TestStore();
        var batch = new CrashBatch("3-0-0-0", new WriteBatch([.. new[] { ("Patient", "p1"), ("Observation", "o1"), ("Observation", "o2") }.Select(pair => (WriteCommand)new UpdateCommand(TestStore.Parse(
            $$"""{"resourceType":"{{pair.Item1}}","id":"{{pair.Item2}}","identifier":[{"system":"{{CrashBatch.System}}","value":"3-0-0-0"}],"birthDate":"2024-01-01","effectiveDateTime":"2024-01-01"}"""
                .Replace(pair.Item1 == "Patient" ? ",\"effectiveDateTime\":\"2024-01-01\"" : ",\"birthDate\":\"2024-01-01\"", "", StringComparison.Ordinal)), pair.Item2, null))]));
        var promise = Acknowledgement.Read(Acknowledgement.Line(batch.Name, await store.Open.WriteAsync(batch.Batch, TestStore.Cancel)))!;
        await CheckAsync(store, promise);

        if (Tested.Provider == StoreProvider.Postgres) damage = damage.Replace("replace(body, '3-0-0-0', '3-9-9-9')", "convert_to(replace(convert_from(body, 'UTF8'), '3-0-0-0', '3-9-9-9'), 'UTF8')", StringComparison.Ordinal);
        using (var writer = store.Store.Parts.Database.OpenWriter()) writer.Execute(damage);
        await Assert.ThrowsAnyAsync<Exception>(() => CheckAsync(store, promise));
    }

    private static async Task CheckAsync(TestStore store, Acknowledgement promise)
    {
        await HoldsAsync(store, promise, 0);
        await NothingIsHalfDoneAsync(store, 0, 0);
        await IndexIsWholeAsync(store, 0);
    }

    private static async Task HoldsAsync(TestStore store, Acknowledgement promise, int round)
    {
        foreach (var (type, id, version, isDeleted) in promise.Written)
        {
            var read = (await store.Open.ReadVersionAsync(type, id, version, TestStore.Cancel)).Value;
            Assert.True(read is not null, $"seed {Seed}, round {round}: {type}/{id} version {version} of {promise.Batch} is lost");
            Assert.Equal(isDeleted, read.IsDeleted);
            if (!isDeleted) Assert.Equal(promise.Batch, NameIn(read));
        }
    }

    /// <summary>Looks at every version since the last round, acknowledged or not.</summary>
    private static async Task<long> NothingIsHalfDoneAsync(TestStore store, long after, int round)
    {
        var versions = new Dictionary<string, int>();
        var entries = store.Store.ReadJournal(after, int.MaxValue);
        for (var at = 0; at < entries.Count; at++)
        {
            Assert.Equal(after + at + 1, entries[at].Sequence);
            var read = (await store.Open.ReadVersionAsync(entries[at].Type, entries[at].Id, entries[at].Version, TestStore.Cancel)).Value;
            Assert.True(read is not null, $"seed {Seed}, round {round}: the journal tells of {entries[at]}, which is not there");
            // Deletions go first in a transaction, and their note follows.
            if (entries[at].IsDeletion) Assert.Equal(("Basic", "b" + entries[at].Id[1..]), (entries[at + 1].Type, entries[at + 1].Id));
            else versions[NameIn(read)] = versions.GetValueOrDefault(NameIn(read)) + 1;
        }
        Assert.All(versions, pair => Assert.True(CrashBatch.Expected(pair.Key) == pair.Value, $"seed {Seed}, round {round}: {pair.Key} left {pair.Value} versions"));
        var rows = long.Parse(store.Rows("SELECT (SELECT count(*) FROM resource) + (SELECT count(*) FROM version)").Single(), CultureInfo.InvariantCulture);
        Assert.Equal(store.Store.LastSequence, rows);
        return store.Store.LastSequence;
    }

    private static async Task IndexIsWholeAsync(TestStore store, int round)
    {
        var kept = IndexDump.Of(store);
        await store.Store.ReindexAsync(null, TestStore.Cancel);
        Assert.True(kept.SequenceEqual(IndexDump.Of(store)), $"seed {Seed}, round {round}: the index differs from one made anew");
    }

    private static string NameIn(StoredResource version) =>
        TestStore.Parse(System.Text.Encoding.UTF8.GetString(version.Json.Span)).Child("identifier").ValueOf("value")!;

    private static async Task<List<Acknowledgement>> WriteUntilKilledAsync(TestStore store, int round, TimeSpan life, bool isFromStart)
    {
        using var process = new ChildProcess(CrashWriter.Verb, store.Settings.ConnectionString, $"{Seed}", $"{round}");
        var (acknowledged, kill) = (new List<Acknowledgement>(), isFromStart ? KillAsync(process, life) : Task.CompletedTask);
        while (await process.NextLineAsync() is { } line)
        {
            if (Acknowledgement.Read(line) is not { } acknowledgement) continue;
            if (acknowledged.Count == 0 && !isFromStart) kill = KillAsync(process, life);
            acknowledged.Add(acknowledgement);
        }
        await kill;
        await process.EndAsync();
        return acknowledged;
    }

    private static async Task KillAsync(ChildProcess process, TimeSpan after)
    {
        await Task.Delay(after, TestStore.Cancel);
        process.Kill();
    }

    private static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
