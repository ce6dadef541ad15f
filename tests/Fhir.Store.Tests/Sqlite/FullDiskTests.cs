using System.Globalization;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>The file may not grow any more: writes are refused, reads go on, and with room again everything is as before.</summary>
public sealed class FullDiskTests
{
    /// <summary>Noise, which packing makes no smaller.</summary>
    private static readonly string Noise = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(30_000));

    private static WriteBatch Large(string id) => new(new UpdateCommand(
        TestStore.Parse($$"""{"resourceType":"Basic","id":"{{id}}","code":{"text":"{{Noise}}"} }"""), id, null));

    [Fact]
    public async Task A_write_without_room_is_refused_with_507_and_reads_go_on()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","name":[{"family":"Ås"}]}""");
        await LimitAsync(store, more: 3);

        var refused = await store.Open.WriteAsync(Large("b1"), TestStore.Cancel);

        Assert.Equal((WriteFailureKind.NoRoom, 507, "store-no-room"), (refused.Failure!.Kind, refused.Failure.Refusal.Status, refused.Failure.Refusal.Issues[0].RuleId));
        Assert.False(store.Store.HasRoom);
        Assert.Equal("p1", await store.FindAsync("Patient", "family=ås"));
        Assert.NotNull((await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value);
        Assert.Null((await store.Open.ReadAsync("Basic", "b1", TestStore.Cancel)).Value);
    }

    [Fact]
    public async Task Writes_are_taken_again_when_there_is_room()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        await LimitAsync(store, more: 3);
        Assert.False((await store.Open.WriteAsync(Large("b1"), TestStore.Cancel)).IsStored);
        await LimitAsync(store, more: 100_000);

        Assert.True((await store.Open.WriteAsync(Large("b1"), TestStore.Cancel)).IsStored);
        Assert.True(store.Store.HasRoom);
        Assert.Equal("b1", await store.FindAsync("Basic"));
    }

    [Fact]
    public async Task Of_many_writers_at_the_edge_exactly_those_that_were_answered_are_stored()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        await LimitAsync(store, more: 120);

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(async number => (Id: $"b{number}", Result: await store.Open.WriteAsync(Large($"b{number}"), TestStore.Cancel))));
        var again = await Task.WhenAll(Enumerable.Range(64, 8).Select(async number => (Id: $"b{number}", Result: await store.Open.WriteAsync(Large($"b{number}"), TestStore.Cancel))));

        string[] stored = [.. results.Concat(again).Where(one => one.Result.IsStored).Select(one => one.Id).Order(StringComparer.Ordinal)];
        Assert.Contains(results, one => !one.Result.IsStored);
        Assert.All(results.Concat(again).Where(one => !one.Result.IsStored), one => Assert.Equal(WriteFailureKind.NoRoom, one.Result.Failure!.Kind));
        Assert.Equal(stored, store.Store.VersionsOf("Basic").Select(version => version.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["ok"], store.Rows("PRAGMA integrity_check"));
        store.Reopen();
        Assert.Equal(stored, store.Store.VersionsOf("Basic").Select(version => version.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>SQLite's own limit, which fails as a full disk does. https://www.sqlite.org/pragma.html#pragma_max_page_count</summary>
    private static Task<WriteResult> LimitAsync(TestStore store, int more) => store.Store.Parts.Queue.RunAsync(session =>
    {
        var pages = session.Prepare("PRAGMA page_count").ReadLong()!.Value + more;
        session.Execute($"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}");
    }, TestStore.Cancel);
}
