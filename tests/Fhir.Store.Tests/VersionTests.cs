using System.Text;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>https://hl7.org/fhir/R4/http.html</summary>
public sealed class VersionTests
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","meta":{"versionId":"77","lastUpdated":"1999-01-01T00:00:00Z","source":"urn:x"},"active":true,"multipleBirthInteger":2}""";

    [Fact]
    public async Task Resource_is_read_as_it_was_written_with_id_version_and_time_of_the_store()
    {
        using var store = new TestStore();
        var created = await store.Open.WriteAsync(new WriteBatch(new CreateCommand(TestStore.Parse(Patient), "p1")), TestStore.Cancel);
        var written = created.Written[0];
        Assert.Equal((WriteStatus.Created, 1, WriteMethod.Create), (written.Status, written.Resource!.Version, written.Resource.Method));

        var read = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;
        Assert.Equal(
            $$"""{"resourceType":"Patient","id":"p1","meta":{"versionId":"1","lastUpdated":"{{read.LastUpdated:yyyy-MM-ddTHH:mm:ss.fffZ}}","source":"urn:x"},"active":true,"multipleBirthInteger":2}""",
            Encoding.UTF8.GetString(read.Json.Span));
        Assert.Equal(written.Resource.Json.ToArray(), read.Json.ToArray());
        Assert.Equal(written.Resource.LastUpdated, read.LastUpdated);
    }

    [Fact]
    public async Task Every_version_stays_readable_and_history_tells_them_newest_first()
    {
        using var store = new TestStore();
        for (var version = 1; version <= 11; version++) await store.PutAsync($$"""{"resourceType":"Patient","id":"p1","multipleBirthInteger":{{version}}}""");
        Assert.Equal(WriteStatus.Deleted, (await store.DeleteAsync("Patient", "p1")).Status);
        Assert.Equal(WriteStatus.Created, (await store.PutAsync("""{"resourceType":"Patient","id":"p1","multipleBirthInteger":13}"""))[0].Status);

        foreach (var version in Enumerable.Range(1, 13))
        {
            var read = (await store.Open.ReadVersionAsync("Patient", "p1", version, TestStore.Cancel)).Value!;
            Assert.Equal((version, version == 12), (read.Version, read.IsDeleted));
            if (version != 12) Assert.Contains($"\"versionId\":\"{version}\"", Encoding.UTF8.GetString(read.Json.Span), StringComparison.Ordinal);
        }
        Assert.Null((await store.Open.ReadVersionAsync("Patient", "p1", 14, TestStore.Cancel)).Value);
        Assert.Null((await store.Open.ReadVersionAsync("Patient", "p1", 0, TestStore.Cancel)).Value);
        Assert.Null((await store.Open.ReadVersionAsync("Patient", "p2", 1, TestStore.Cancel)).Value);

        var (versions, cursor, pages) = (new List<long>(), (string?)null, 0);
        do
        {
            var page = (await store.Open.HistoryAsync(new HistoryQuery("Patient", "p1", 5) { Cursor = cursor }, TestStore.Cancel)).Value;
            versions.AddRange(page.Versions.Select(version => version.Version));
            Assert.Equal(13, page.Total);
            (cursor, pages) = (page.Next, pages + 1);
        } while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 13).Reverse().Select(version => (long)version), versions);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task Deleted_resource_is_told_apart_from_one_that_never_was()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient);
        await store.DeleteAsync("Patient", "p1");
        var read = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;
        Assert.Equal((true, 2, 0), (read.IsDeleted, read.Version, read.Json.Length));
        Assert.Null((await store.Open.ReadAsync("Patient", "p2", TestStore.Cancel)).Value);
        Assert.Equal(WriteStatus.AlreadyDeleted, (await store.DeleteAsync("Patient", "p1")).Status);
        Assert.Equal(WriteStatus.NotFound, (await store.DeleteAsync("Patient", "p2")).Status);
        Assert.Equal("", await store.FindAsync("Patient", "_id=p1"));
        Assert.Equal("", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task History_since_a_time_leaves_older_versions_out()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2024-01-01T00:00:00Z"));
        using var store = new TestStore(settings => settings with { Clock = clock });
        await store.PutAsync(Patient);
        clock.Now = DateTimeOffset.Parse("2024-01-02T00:00:00Z");
        await store.PutAsync(Patient);
        var page = (await store.Open.HistoryAsync(new HistoryQuery("Patient", "p1", 5) { Since = clock.Now }, TestStore.Cancel)).Value;
        Assert.Equal((2, 1), (Assert.Single(page.Versions).Version, page.Total));
    }

    [Fact]
    public async Task Time_never_goes_back_even_when_the_clock_does()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2024-01-02T00:00:00Z"));
        using var store = new TestStore(settings => settings with { Clock = clock });
        var first = (await store.PutAsync(Patient))[0].Resource!.LastUpdated;
        clock.Now = DateTimeOffset.Parse("2024-01-01T00:00:00Z");
        Assert.Equal(first, (await store.PutAsync(Patient))[0].Resource!.LastUpdated);
        store.Reopen();
        Assert.Equal(first, (await store.PutAsync(Patient))[0].Resource!.LastUpdated);
    }

    [Fact]
    public async Task If_Match_holds_only_for_the_current_version()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient);
        async Task<WriteFailureKind?> UpdateAsync(string id, long version) => (await store.Open.WriteAsync(
            new WriteBatch(new UpdateCommand(TestStore.Parse(Patient), id, version)), TestStore.Cancel)).Failure?.Kind;

        Assert.Null(await UpdateAsync("p1", 1));
        Assert.Equal(WriteFailureKind.VersionConflict, await UpdateAsync("p1", 1));
        Assert.Equal(WriteFailureKind.VersionConflict, await UpdateAsync("p1", 3));
        Assert.Equal(WriteFailureKind.VersionConflict, await UpdateAsync("p2", 1));
        var delete = await store.Open.WriteAsync(new WriteBatch(new DeleteCommand("Patient", "p1", 1)), TestStore.Cancel);
        Assert.Equal((412, "store-version-conflict"), (delete.Failure!.Refusal.Status, delete.Failure.Refusal.Issues[0].RuleId));
        Assert.Equal(2, (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!.Version);
    }

    [Fact]
    public async Task Id_in_use_cannot_be_created_again_not_even_after_deletion()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient);
        await store.DeleteAsync("Patient", "p1");
        var result = await store.Open.WriteAsync(new WriteBatch(new CreateCommand(TestStore.Parse(Patient), "p1")), TestStore.Cancel);
        Assert.Equal((WriteFailureKind.IdConflict, 409, "store-id-in-use"), (result.Failure!.Kind, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId));
    }

    [Fact]
    public async Task Same_resource_twice_in_one_batch_is_refused()
    {
        using var store = new TestStore();
        var result = await store.Open.WriteAsync(new WriteBatch(new UpdateCommand(TestStore.Parse(Patient), "p1", null), new DeleteCommand("Patient", "p1", null)), TestStore.Cancel);
        Assert.Equal((1, 400, "store-same-resource-twice"), (result.Failure!.At, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId));
        Assert.True(store.Store.IsEmpty);
    }

    [Fact]
    public async Task Store_is_empty_only_until_the_first_version()
    {
        using var store = new TestStore();
        Assert.True(store.Store.IsEmpty);
        await store.PutAsync(Patient);
        await store.DeleteAsync("Patient", "p1");
        Assert.False(store.Store.IsEmpty);
    }

    [Fact]
    public async Task Marker_is_stored_with_its_batch_or_not_at_all()
    {
        using var store = new TestStore();
        var failing = new WriteBatch(new UpdateCommand(TestStore.Parse(Patient), "p1", 5)) { Marker = "seed" };
        Assert.False((await store.Open.WriteAsync(failing, TestStore.Cancel)).IsStored);
        Assert.False(store.Store.HasMarker("seed"));
        var good = new WriteBatch(new UpdateCommand(TestStore.Parse(Patient), "p1", null)) { Marker = "seed" };
        Assert.True((await store.Open.WriteAsync(good, TestStore.Cancel)).IsStored);
        store.Reopen();
        Assert.True(store.Store.HasMarker("seed"));
        Assert.False(store.Store.HasMarker("other"));
    }

    [Fact]
    public async Task References_are_stored_and_indexed_as_replaced()
    {
        using var store = new TestStore();
        var observation = TestStore.Parse("""
            {"resourceType":"Observation","id":"x","status":"final","code":{"text":"t"},"subject":{"reference":"urn:uuid:6e7f0f5c-6f0b-4b43-9d4c-111111111111"}}
            """);
        var command = new CreateCommand(observation, "o1") { Replace = element => element.Value!.StartsWith("urn:uuid:", StringComparison.Ordinal) ? "Patient/p9" : null };
        Assert.True((await store.Open.WriteAsync(new WriteBatch(command), TestStore.Cancel)).IsStored);
        Assert.Equal("o1", await store.FindAsync("Observation", "subject=Patient/p9"));
        Assert.Contains("\"Patient/p9\"", Encoding.UTF8.GetString((await store.Open.ReadAsync("Observation", "o1", TestStore.Cancel)).Value!.Json.Span), StringComparison.Ordinal);
        Assert.Equal(["p9"], store.Rows("SELECT p.id FROM resource r JOIN patient p ON p.number = r.partition"));
    }
}

/// <summary>A clock that stands where it is set.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
