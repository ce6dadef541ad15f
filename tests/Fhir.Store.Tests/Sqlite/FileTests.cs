using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What can be wrong with the file a store is to lie in.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=x;Mode=Memory")]
    public void Store_in_memory_is_refused(string connectionString) =>
        Assert.Throws<StoreException>(() => FhirStore.Open(new StoreSettings { ConnectionString = connectionString }, SearchParameterSet.R4));

    [Fact]
    public void File_that_is_no_database_is_refused()
    {
        using var store = new TestStore();
        var file = Path.Combine(store.Folder, "other.db");
        File.WriteAllText(file, string.Concat(Enumerable.Repeat("this is no database ", 100)));
        Assert.ThrowsAny<Exception>(() => FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={file}" }, SearchParameterSet.R4));
    }

    [Fact]
    public async Task Readers_do_not_map_the_file()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        Assert.Equal(0, store.Read(session => session.Prepare("PRAGMA mmap_size").ReadLong() ?? 0));
    }

    [Fact]
    public async Task Folder_that_is_missing_is_made()
    {
        using var store = new TestStore();
        var file = Path.Combine(store.Folder, "new", "folder", "a.db");
        using var other = FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={file}" }, SearchParameterSet.R4);
        Assert.True(other.IsEmpty);
        Assert.Null((await other.Bind(Permit.Open).ReadAsync("Patient", "p1", TestStore.Cancel)).Value);
    }
}
