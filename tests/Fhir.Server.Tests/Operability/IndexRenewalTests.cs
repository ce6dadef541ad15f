using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Profiles;
using Fhir.Server.Tests.Bulk;
using Fhir.Server.Tests.Rest;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Operability;

/// <summary>A store that a program without the packages' search parameters filled, opened by this one.</summary>
public sealed class IndexRenewalTests : IAsyncLifetime
{
    private const string Search = "DocumentReference?creation=ge2024";
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-renewal-").FullName;
    private BulkServer? server;

    private StoreSettings Settings => new() { ConnectionString = $"Data Source={Path.Combine(folder, "fhirref.db")}" };

    public async ValueTask InitializeAsync()
    {
        using var older = FhirStore.Open(Settings, SearchParameterSet.R4);
        foreach (var chunk in Enumerable.Range(0, Settings.RenewedAtOnce + 100).Chunk(300))
            Assert.True((await older.Bind(Permit.Open).WriteAsync(new WriteBatch([.. chunk.Select(Basic)]), TestContext.Current.CancellationToken)).IsStored);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_server_answers_at_once_and_searches_by_the_new_parameters_when_the_index_has_them()
    {
        await StartAsync();
        Answer answer;
        while ((answer = await server!.GetAsync(Search)).Status != 200)
        {
            Assert.Equal((503, "store-index-behind"), (answer.Status, Assert.Single(answer.Rules)));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Equal("ready", await TextAsync("/health/ready"));
    }

    /// <summary>The other process has a clock that is ahead: to this one it is alive until it says that it is done.</summary>
    [Fact]
    public async Task While_another_process_renews_the_server_says_how_far_it_is_and_does_not_do_it_too()
    {
        using var stop = new CancellationTokenSource();
        using var other = FhirStore.Open(Settings with { Clock = new AheadClock() }, ProfilePackages.SearchParameters);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Renewal.RunAsync(state =>
        {
            if (state.Done == 100) stop.Cancel();
        }, stop.Token));
        await StartAsync();
        var total = Settings.RenewedAtOnce + 100;

        var refused = await server!.GetAsync(Search, ("Accept-Language", "en"));
        Assert.Equal((503, "store-index-behind", "2"), (refused.Status, Assert.Single(refused.Rules), refused.Header("Retry-After")));
        Assert.Contains($"100 of {total}", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"100 of {total}", await TextAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Contains($"fhirref_reindex_remaining {total - 100}", await TextAsync("/metrics"), StringComparison.Ordinal);
        // R4's own parameters are as they were.
        Assert.Single((await server.GetAsync("Basic?identifier=b7")).Matches);
        await server.CreateAsync("Patient", "\"gender\":\"male\"");

        Assert.True(await other.Renewal.RunAsync(_ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(200, (await server.GetAsync(Search)).Status);
    }

    private Task<string> TextAsync(string path) => server!.Http.GetStringAsync(path, TestContext.Current.CancellationToken);

    private async Task StartAsync()
    {
        server = new BulkServer($"--FhirRef:Store:ConnectionString={Settings.ConnectionString}");
        await server.InitializeAsync();
    }

    private static WriteCommand Basic(int number)
    {
        var id = $"b{number}";
        var json = $$"""{"resourceType":"Basic","id":"{{id}}","identifier":[{"value":"{{id}}"}],"code":{"text":"x"} }""";
        return new UpdateCommand(JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root, id, null);
    }

    private sealed class AheadClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);
    }
}
