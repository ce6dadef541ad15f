using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref reindex</c>.</summary>
public sealed class ReindexVerbTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The store is open and written to all the while, as by a server: nobody is refused, and what is written is found.</summary>
    [Fact]
    public async Task A_store_is_read_again_beside_a_server_that_writes()
    {
        var data = Path.Combine(folder.Path, "data");
        using var store = Open(data);
        for (var number = 0; number < 250; number++) await PutAsync(store, number);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++) await PutAsync(store, 1000 + count);
            return count;
        });
        var session = await Session.RunAsync("reindex", "--data", data);
        await stop.CancelAsync();
        var written = await writing;

        Assert.Equal((0, ""), (session.ExitCode, session.Error));
        Assert.Matches("^[0-9]+ resources were read again\n$", session.Output);
        Assert.InRange(int.Parse(session.Output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 250, 250 + written);
        var query = SearchQueryParser.Parse("Location", [new QueryParameter("name", "Rom")], SearchParameterSet.R4, new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Value;
        Assert.Equal(250 + written, (await store.Bind(Permit.Open).SearchAsync(query with { PageSize = 100_000 }, TestContext.Current.CancellationToken)).Value.Matches.Count);
    }

    /// <summary>More than is renewed while it is opened; the program that filled it knew R4's parameters alone.</summary>
    [Fact]
    public async Task An_index_that_an_older_program_left_is_renewed_once_nobody_else_does_it()
    {
        var data = Path.Combine(folder.Path, "data");
        var settings = new StoreSettings { ConnectionString = $"Data Source={data}/fhirref.db", Clock = new AheadClock() };
        using (var store = Open(data))
            foreach (var chunk in Enumerable.Range(0, settings.RenewedAtOnce + 1).Chunk(500))
                Assert.True((await store.Bind(Permit.Open).WriteAsync(new WriteBatch([.. chunk.Select(Document)]), TestContext.Current.CancellationToken)).IsStored);
        using var stop = new CancellationTokenSource();
        // A server that seems to be alive: its clock is ahead.
        using var server = FhirStore.Open(settings, Profiles.ProfilePackages.SearchParameters);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Renewal.RunAsync(state => { if (state.Done > 0) stop.Cancel(); }, stop.Token));
        var session = await Session.RunAsync("reindex", "--data", data);
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains("a server is making the index anew", session.Error, StringComparison.Ordinal);

        // One that was not there before: the work begins again, and is nobody's.
        using (var other = Open(data)) Assert.Equal(0, other.Renewal.State()!.Done);
        session = await Session.RunAsync("reindex", "--data", data);
        Assert.Equal((0, ""), (session.ExitCode, session.Error));
        Assert.Equal($"{settings.RenewedAtOnce + 1} resources were read again\n", session.Output);
        Assert.Null(server.Renewal.State());
    }

    [Fact]
    public async Task One_type_is_read_alone()
    {
        var data = Path.Combine(folder.Path, "data");
        using (var store = Open(data)) await PutAsync(store, 1);

        Assert.Equal("0 resources were read again\n", (await Session.RunAsync("reindex", "--connection", $"Data Source={data}/fhirref.db", "--type", "Patient")).Output);
        Assert.Equal("1 resources were read again\n", (await Session.RunAsync("reindex", "--data", data, "--provider", "sqlite", "--type", "Location")).Output);
    }

    [Theory]
    [InlineData("give either --data or --connection", "reindex")]
    [InlineData("give either --data or --connection", "reindex", "--data", "a", "--connection", "Data Source=b")]
    [InlineData("Kake is no resource type of FHIR R4", "reindex", "--data", "a", "--type", "Kake")]
    [InlineData("Resource is no resource type of FHIR R4", "reindex", "--data", "a", "--type", "Resource")]
    [InlineData("--provider is sqlite or postgres", "reindex", "--data", "a", "--provider", "oracle")]
    [InlineData("there is no store there", "reindex", "--data", "no-such-folder")]
    [InlineData("the store cannot be used", "reindex", "--connection", "no connection string")]
    [InlineData("the store cannot be used", "reindex", "--connection", "Host=127.0.0.1;Port=1;Timeout=1", "--provider", "postgres")]
    public async Task What_cannot_be_done_exits_with_2_and_says_why(string why, params string[] args)
    {
        var session = await Session.RunAsync(args);

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(why, session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        var file = folder.File("fhirref.db", string.Concat(Enumerable.Repeat("no database at all ", 500)));
        var session = await Session.RunAsync("reindex", "--connection", $"Data Source={file}");

        Assert.Equal(2, session.ExitCode);
        Assert.Contains("the store cannot be used", session.Error, StringComparison.Ordinal);
    }

    private static FhirStore Open(string data) => FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={data}/fhirref.db" }, SearchParameterSet.R4);

    private static async Task PutAsync(FhirStore store, int number)
    {
        var result = await store.Bind(Permit.Open).WriteAsync(new WriteBatch(Put(number)), CancellationToken.None);
        Assert.True(result.IsStored, result.Failure?.ToString());
    }

    private static UpdateCommand Put(int number) => Put($$"""{"resourceType":"Location","id":"l{{number}}","name":"Rom {{number}}"}""");

    /// <summary>Of a type that the packages have parameters of.</summary>
    private static UpdateCommand Document(int number) => Put($$"""{"resourceType":"DocumentReference","id":"d{{number}}","status":"current","content":[{"attachment":{"title":"x"} }]}""");

    private static UpdateCommand Put(string json)
    {
        var resource = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root;
        return new UpdateCommand(resource, resource.ValueOf("id")!, null);
    }

    private sealed class AheadClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);
    }
}
