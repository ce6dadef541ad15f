using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>Two servers over one database: what one writes is in force on the other within 2 s (contract), and on a server that starts later at once.</summary>
public sealed class TwoServersTests : IAsyncLifetime
{
    private const string Url = "https://fhirref.example/no/ValueSet/shared";

    private readonly string database = Path.Combine(Directory.CreateTempSubdirectory("fhirref-shared-").FullName, "shared.db");
    private readonly List<SharedServer> servers = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(database)!, recursive: true);
    }

    private async Task<SharedServer> StartAsync()
    {
        var server = new SharedServer(database);
        servers.Add(server);
        await server.InitializeAsync();
        return server;
    }

    [Fact]
    public async Task What_one_server_writes_the_other_knows()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        const string valueSet = """{"resourceType":"ValueSet","id":"shared","url":"https://fhirref.example/no/ValueSet/shared","status":"active","compose":{"include":[{"system":"x:y","concept":[{"code":"a"}]}]}}""";

        Assert.Equal(404, await StatusAsync(second));
        Assert.Equal(201, (await first.PutAsync("ValueSet/shared", valueSet)).Status);
        Assert.Equal(200, await StatusAsync(first));
        Assert.Equal(200, await EventuallyAsync(second, 200));
        Assert.Equal(200, await StatusAsync(await StartAsync()));

        await first.DeleteAsync("ValueSet/shared");
        Assert.Equal(404, await EventuallyAsync(second, 404));
    }

    private static async Task<int> StatusAsync(RunningServer server) => (await server.GetAsync($"ValueSet/$expand?url={Url}")).Status;

    private static async Task<int> EventuallyAsync(RunningServer server, int status)
    {
        for (var attempt = 0; attempt < 300 && await StatusAsync(server) != status; attempt++) await Task.Delay(100, TestContext.Current.CancellationToken);
        return await StatusAsync(server);
    }

    private sealed class SharedServer(string database) : RunningServer("--FhirRef:Seed=false", $"--FhirRef:Store:ConnectionString=Data Source={database}");
}
