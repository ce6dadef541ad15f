using System.Diagnostics;
using Fhir.Kernel.Search;
using Fhir.Server.Tests.Bulk;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Operability;

/// <summary>A store that a program without the packages' search parameters filled, opened by this one.</summary>
public sealed class IndexRenewalTests : IAsyncLifetime
{
    private const string Search = "DocumentReference?creation=ge2024";
    private readonly OlderStore older = new();
    private BulkServer? server;

    public async ValueTask InitializeAsync() => await older.FillAsync(SearchParameterSet.R4, number => $$"""
        {"resourceType":"DocumentReference","id":"b{{number}}","status":"current","identifier":[{"value":"b{{number}}"}],"content":[{"attachment":{"title":"x"} }]}
        """);

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        older.Dispose();
    }

    [Fact]
    public async Task The_server_answers_at_once_and_searches_by_the_new_parameters_when_the_index_has_them()
    {
        await StartAsync();
        Answer answer;
        var patience = Stopwatch.StartNew();
        while ((answer = await server!.GetAsync(Search)).Status != 200)
        {
            Assert.Equal((503, "store-index-behind"), (answer.Status, Assert.Single(answer.Rules)));
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(5), answer.Text);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Equal("ready", await TextAsync("/health/ready"));
    }

    [Fact]
    public async Task While_another_process_renews_the_server_says_how_far_it_is_and_does_not_do_it_too()
    {
        using var other = await older.BeginRenewalAsync();
        await StartAsync();

        var refused = await server!.GetAsync(Search, ("Accept-Language", "en"));
        Assert.Equal((503, "store-index-behind", "2"), (refused.Status, Assert.Single(refused.Rules), refused.Header("Retry-After")));
        Assert.Contains($"{OlderStore.Portion} of {older.Resources}", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"{OlderStore.Portion} of {older.Resources}", await TextAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Contains($"fhirref_reindex_remaining {older.Resources - OlderStore.Portion}", await TextAsync("/metrics"), StringComparison.Ordinal);
        // R4's own parameters are as they were.
        Assert.Single((await server.GetAsync("DocumentReference?identifier=b7")).Matches);
        await server.CreateAsync("Patient", "\"gender\":\"male\"");

        Assert.True(await other.Renewal.RunAsync(_ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(200, (await server.GetAsync(Search)).Status);
    }

    private Task<string> TextAsync(string path) => server!.Http.GetStringAsync(path, TestContext.Current.CancellationToken);

    private async Task StartAsync()
    {
        server = new BulkServer(older.Setting);
        await server.InitializeAsync();
    }
}
