using System.Collections.Frozen;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tests;

/// <summary>The one run all rows look at.</summary>
public sealed class ConformanceRun : IAsyncLifetime
{
    private ServerProcess? server;
    private FrozenDictionary<string, Finding> findings = FrozenDictionary<string, Finding>.Empty;

    public RunResult Result { get; private set; } = null!;

    /// <summary>Null when the requirement's tiltak was not chosen.</summary>
    public Finding? Find(string id) => findings.GetValueOrDefault(id);

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var target = Target.OfEnvironment(Environment.GetEnvironmentVariable);
        if (target.Url is null) server = await ServerProcess.StartAsync(cancel);
        using var http = new HttpClient();
        using var client = new ServerClient(target.Url ?? server!.BaseUrl, ServerClient.DefaultHandler(), target.Tokens(http), new Limits());
        Result = await new Runner(client, TimeProvider.System).RunAsync(Suites.All, target.Options, null, cancel);
        findings = Result.Findings.ToFrozenDictionary(finding => finding.Requirement.Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
