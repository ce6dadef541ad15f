using System.Globalization;
using System.Net;
using Fhir.Testing.Postgres;

namespace Fhir.Server.Tests.Processes;

/// <summary>A server on a primary with a synchronous standby, of which the primary is lost under load.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Primary_that_is_lost_takes_no_acknowledged_write_along_and_writes_go_on_at_the_standby()
    {
        Assert.SkipUnless(FailoverGroup.CanRun, FailoverGroup.Missing);
        using var group = new FailoverGroup();
        Assert.True(group.IsSynchronous);
        await using var server = SharedServer.Start(group.ConnectionString);
        var address = await SharedServer.ReadyAsync(server);
        using var load = new Load(address);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(4, stop.Token);

        await load.UntilAcknowledgedAsync(100);
        group.KillPrimary();
        var (killed, before) = (DateTime.UtcNow, load.Acknowledged.Count);
        await load.UntilAcknowledgedAsync(before + 100);
        await stop.CancelAsync();
        await running;

        // Whoever was refused was told to come back.
        Assert.All(load.Failures, failure => Assert.Equal("503", failure.Key));
        foreach (var (location, _) in load.Acknowledged) Assert.Equal(HttpStatusCode.OK, await load.GetAsync(location));
        var times = load.Acknowledged.Select(write => write.At).Order().ToList();
        var pause = times.Zip(times.Skip(1), (earlier, later) => later - earlier).Max();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count} acknowledged, {times.Count(time => time > killed)} after the kill, lost 0; no write for {pause.TotalSeconds:F1} s; {string.Join(", ", load.Failures)}"));
    }
}
