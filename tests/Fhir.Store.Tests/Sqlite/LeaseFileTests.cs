using Fhir.Store.Access;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>The lease of the subscriptions' dispatcher, beside the database so that to hold it costs no commit.</summary>
public sealed class LeaseFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_lease_that_is_renewed_leaves_the_database_alone()
    {
        using var store = new TestStore();
        Assert.True(await store.Store.Subscriptions.HoldAsync("a", Noon, Term, TestStore.Cancel));
        var committed = store.Store.Committed;
        for (var at = 1; at < 5; at++) Assert.True(await store.Store.Subscriptions.HoldAsync("a", Noon + Term * at, Term, TestStore.Cancel));
        Assert.Equal(committed, store.Store.Committed);
    }

    [Fact]
    public async Task Who_lost_the_file_to_another_logs_nothing_more()
    {
        using var store = new TestStore();
        using var other = FhirStore.Open(store.Settings, Kernel.Search.SearchParameterSet.R4);
        Assert.True(await store.Store.Subscriptions.HoldAsync("a", Noon, Term, TestStore.Cancel));
        File.Delete(Path.Combine(store.Folder, "test.db-lease"));

        Assert.True(await other.Subscriptions.HoldAsync("b", Noon + Term * 2, Term, TestStore.Cancel));
        Assert.False(await store.Store.Subscriptions.HoldAsync("a", Noon + Term * 2, Term, TestStore.Cancel));
        Assert.False(await store.Store.Subscriptions.AdvanceAsync("a", 0, 1, [], TestStore.Cancel));
        Assert.True(await other.Subscriptions.AdvanceAsync("b", 0, 1, [], TestStore.Cancel));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\0\0\0\0\0", true)]
    [InlineData("20", true)]
    [InlineData("twenty b\n", true)]
    [InlineData("-20 b\n", true)]
    [InlineData("9 b\n", true)]
    [InlineData("10 b\n", false)]
    [InlineData("20 b\n", false)]
    [InlineData("20 a\n", true)]
    [InlineData("99999999999999999999999 b\n", true)]
    public void A_file_that_cannot_be_read_is_nobodys(string content, bool isHeld)
    {
        var folder = Directory.CreateTempSubdirectory("fhir-lease-");
        try
        {
            var path = Path.Combine(folder.FullName, "lease");
            File.WriteAllText(path, content);
            Assert.Equal(isHeld, new LeaseFile(path).Hold("a", 10, 20));
            Assert.Equal(isHeld ? "20 a\n" : content, File.ReadAllText(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_lease_is_given_up_only_by_its_holder()
    {
        var folder = Directory.CreateTempSubdirectory("fhir-lease-");
        try
        {
            var lease = new LeaseFile(Path.Combine(folder.FullName, "lease"));
            Assert.True(lease.Hold("a", 10, 20));
            lease.Release("b");
            Assert.False(lease.Hold("b", 11, 21));
            lease.Release("a");
            Assert.True(lease.Hold("b", 11, 21));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_place_where_no_file_can_be_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("fhir-lease-");
        try
        {
            Assert.Throws<StoreException>(() => new LeaseFile(folder.FullName).Hold("a", 10, 20));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Of_many_that_ask_at_once_one_gets_it()
    {
        var folder = Directory.CreateTempSubdirectory("fhir-lease-");
        try
        {
            var path = Path.Combine(folder.FullName, "lease");
            var held = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => Task.Run(() => new LeaseFile(path).Hold($"{at}", 10, 20), TestStore.Cancel)));
            Assert.Single(held, isHeld => isHeld);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
