using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref backup</c> and <c>fhirref restore</c>.</summary>
public sealed class BackupVerbTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_data_folder_is_saved_while_it_is_open_and_put_back_elsewhere()
    {
        var (data, copy, other) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "copy.db"), Path.Combine(folder.Path, "other"));
        using (Open(data))
        {
            var saved = await Session.RunAsync("backup", "--data", data, "--out", copy);
            Assert.Equal((0, ""), (saved.ExitCode, saved.Error));
            Assert.StartsWith($"{copy}: 0 resources, 0 versions, the journal up to 0, ", saved.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Session.RunAsync("restore", copy, "--data", other)).ExitCode);
        using var restored = Open(other);
        Assert.True(restored.IsEmpty);
    }

    [Fact]
    public async Task A_store_that_is_there_is_kept_without_force()
    {
        var (data, copy) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "copy.db"));
        Open(data).Dispose();
        await Session.RunAsync("backup", "--connection", $"Data Source={data}/fhirref.db", "--out", copy);

        var refused = await Session.RunAsync("restore", copy, "--data", data);
        var forced = await Session.RunAsync("restore", copy, "--data", data, "--force");

        Assert.Equal((2, 0), (refused.ExitCode, forced.ExitCode));
        Assert.Contains("exists already", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("give either --data or --connection", "backup", "--out", "x.db")]
    [InlineData("give either --data or --connection", "backup", "--data", "a", "--connection", "Data Source=b", "--out", "x.db")]
    [InlineData("PostgreSQL makes its own backups", "backup", "--connection", "Host=localhost", "--out", "x.db")]
    [InlineData("There is no file", "backup", "--data", "no-such-folder", "--out", "x.db")]
    [InlineData("There is no file", "restore", "no-such-file", "--data", "no-such-folder")]
    public async Task What_cannot_be_done_exits_with_2_and_says_why(string why, params string[] args)
    {
        var session = await Session.RunAsync(args);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(why, session.Error, StringComparison.Ordinal);
    }

    private static FhirStore Open(string data) => FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={data}/fhirref.db" }, SearchParameterSet.R4);
}
