using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Runs suites against the reference server.</summary>
internal static class Run
{
    public static async Task<RunResult> AgainstAsync(HttpMessageHandler handler, IEnumerable<Suite> suites, CancellationToken cancel, string target = ReferenceServer.Base, Limits? limits = null,
        NotifyPlace? notifyAt = null)
    {
        using var server = new ServerClient(new Uri(target), handler, new NoToken(), limits ?? new Limits());
        var options = new RunOptions { Tiltak = Suites.Tiltak, AllowWrites = true, NotifyAt = notifyAt };
        return await new Runner(server, TimeProvider.System).RunAsync(suites, options, null, cancel);
    }

    public static Suite Only(Group group) => new("core", [group]);
}
