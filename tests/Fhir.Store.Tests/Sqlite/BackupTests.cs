using Fhir.Store.Access;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests;

/// <summary>A copy made while others write, and what comes back from it.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhir-backup-").FullName;

    private string Copy => Path.Combine(folder, "copy.db");

    private string Target => Path.Combine(folder, "target.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_during_concurrent_writes_is_the_store_at_one_commit_with_its_index()
    {
        using var store = new TestStore();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestStore.Cancel);
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAsync(store, writer, stop.Token), TestStore.Cancel)).ToArray();
        await Until.HoldsAsync("200 versions", () => store.Store.LastSequence >= 200, writers);

        var saved = StoreBackup.Save(store.Settings.ConnectionString, Copy);
        var duringBackup = store.Store.LastSequence;
        await Until.HoldsAsync("50 versions more", () => store.Store.LastSequence >= duringBackup + 50, writers);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        var restored = StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: false);

        Assert.True(saved.IsValue && restored.IsValue, $"{saved.Refusal}{restored.Refusal}");
        using var back = new TestStore(settings => settings with { ConnectionString = $"Data Source={Target}" });
        Assert.InRange(saved.Value.LastSequence, 200, duringBackup);
        Assert.Equal(store.Store.ReadJournal(0, (int)saved.Value.LastSequence), back.Store.ReadJournal(0, int.MaxValue));
        Assert.Equal(CurrentOf(back.Store.ReadJournal(0, int.MaxValue)), back.Store.VersionsOf("Patient").Order());
        var index = IndexDump.Of(back);
        await back.Store.ReindexAsync("http://localhost:5080/fhir", TestStore.Cancel);
        Assert.Equal(index, IndexDump.Of(back));
    }

    [Fact]
    public async Task A_restored_store_goes_on_where_the_backup_was_made()
    {
        using (var store = new TestStore())
        {
            await store.PutAsync("""{"resourceType":"Patient","id":"p1","gender":"male"}""");
            Assert.Equal(new BackupReport(0, 1, 1, 1, 0), StoreBackup.Save(store.Settings.ConnectionString, Copy).Value with { SchemaVersion = 0, Bytes = 0 });
        }
        Assert.True(StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: false).IsValue);
        using var back = new TestStore(settings => settings with { ConnectionString = $"Data Source={Target}" });
        var written = await back.PutAsync("""{"resourceType":"Patient","id":"p1","gender":"female"}""", """{"resourceType":"Patient","id":"p2"}""");

        Assert.Equal([2, 1], written.Select(one => one.Resource!.Version));
        Assert.Equal("", await back.FindAsync("Patient", "gender=male"));
        Assert.Equal("p1", await back.FindAsync("Patient", "gender=female"));
        Assert.Equal(["2"], back.Rows("SELECT count(DISTINCT key & 68719476735) FROM resource"));
    }

    [Fact]
    public async Task A_store_that_is_there_is_replaced_only_when_asked_and_kept()
    {
        using (var store = new TestStore(settings => settings with { ConnectionString = $"Data Source={Target}" }))
        {
            await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
            Assert.True(StoreBackup.Save(store.Settings.ConnectionString, Copy).IsValue);
            await store.PutAsync("""{"resourceType":"Patient","id":"p2"}""");
        }
        Refused("backup-exists", StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: false));
        Assert.True(StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: true).IsValue);

        Assert.Equal(1, StoreBackup.Verify(Target).Value.Resources);
        Assert.Equal(2, StoreBackup.Verify(Assert.Single(Directory.GetFiles(folder, "target.db.replaced-*"))).Value.Resources);
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.Contains("unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_open_is_not_replaced()
    {
        using var store = new TestStore(settings => settings with { ConnectionString = $"Data Source={Target}" });
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        Assert.True(StoreBackup.Save(store.Settings.ConnectionString, Copy).IsValue);

        Refused("backup-in-use", StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: true));
        await store.PutAsync("""{"resourceType":"Patient","id":"p2"}""");
        Assert.Equal("p1 p2", await store.FindAsync("Patient"));
    }

    [Fact]
    public async Task A_damaged_backup_replaces_nothing()
    {
        using (var store = new TestStore(settings => settings with { ConnectionString = $"Data Source={Target}" }))
        {
            foreach (var number in Enumerable.Range(0, 200)) await store.PutAsync($$"""{"resourceType":"Patient","id":"p{{number}}"}""");
            Assert.True(StoreBackup.Save(store.Settings.ConnectionString, Copy).IsValue);
        }
        var bytes = await File.ReadAllBytesAsync(Copy, TestStore.Cancel);
        bytes.AsSpan(20_000, 8_000).Fill(0x5a);
        await File.WriteAllBytesAsync(Copy, bytes, TestStore.Cancel);

        Refused("backup-damaged", StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: true));
        Assert.Equal(200, StoreBackup.Verify(Target).Value.Resources);
    }

    [Fact]
    public async Task A_damaged_store_can_be_replaced()
    {
        using (var store = new TestStore())
        {
            await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
            Assert.True(StoreBackup.Save(store.Settings.ConnectionString, Copy).IsValue);
        }
        await File.WriteAllTextAsync(Target, new string('x', 5000), TestStore.Cancel);

        Assert.True(StoreBackup.Restore(Copy, $"Data Source={Target}", replaces: true).IsValue);
    }

    [Fact]
    public void What_cannot_be_a_backup_is_refused_with_its_reason()
    {
        using var store = new TestStore();
        File.WriteAllText(Path.Combine(folder, "text.db"), new string('x', 5000));
        File.WriteAllText(Target, "");

        Refused("backup-missing", StoreBackup.Save($"Data Source={folder}/none.db", Copy));
        Refused("backup-missing", StoreBackup.Restore(Path.Combine(folder, "none.db"), $"Data Source={Copy}", replaces: false));
        Refused("backup-exists", StoreBackup.Save(store.Settings.ConnectionString, Target));
        Refused("backup-damaged", StoreBackup.Verify(Path.Combine(folder, "text.db")));
        Refused("backup-damaged", StoreBackup.Verify(Target));
        Refused("backup-not-written", StoreBackup.Save(store.Settings.ConnectionString, Path.Combine(folder, "text.db", "copy.db")));
        Refused("backup-other-database", StoreBackup.Save("Host=localhost;Database=fhir", Copy));
        Refused("backup-other-database", StoreBackup.Restore(Copy, "Host=localhost;Database=fhir", replaces: true));
    }

    [Fact]
    public void A_backup_of_a_newer_program_is_refused()
    {
        using (var store = new TestStore())
        {
            using var writer = store.Store.Parts.Database.OpenWriter();
            writer.Execute("INSERT INTO schema_version (number, name, run_at) VALUES (999, '999-later.sql', '')");
            Refused("backup-too-new", StoreBackup.Save(store.Settings.ConnectionString, Copy));
        }
        Assert.False(File.Exists(Copy));
    }

    private static async Task WriteAsync(TestStore store, int writer, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var id = $"w{writer}-{number % 40}";
            if (number % 7 == 6) await store.DeleteAsync("Patient", id);
            else await store.PutAsync($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"F{{number}}"}],"identifier":[{"system":"urn:w","value":"{{number}}"}]}""");
        }
    }

    private static IEnumerable<(string Id, long Version)> CurrentOf(IEnumerable<JournalEntry> journal) =>
        journal.GroupBy(entry => entry.Id).Select(entries => entries.Last()).Where(entry => !entry.IsDeletion).Select(entry => (entry.Id, entry.Version)).Order();

    private static void Refused(string rule, Kernel.Outcome.Result<BackupReport> result) => Assert.Equal(rule, result.Refusal?.Issues[0].RuleId);
}
