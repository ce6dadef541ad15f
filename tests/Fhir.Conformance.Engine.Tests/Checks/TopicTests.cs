using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>How the suite listens to notifications, and what it says of what it hears.</summary>
public sealed class TopicTests
{
    private const string Elsewhere = ReferenceServer.Base;
    private const string OnThisMachine = "http://127.0.0.1:9/fhir";

    private static readonly Group Group = Suites.All.SelectMany(suite => suite.Groups).Single(group => group.Id == "HJO-TOP");

    private sealed record Case(string What, string Base, Verdict Expected, string Reason)
    {
        public Action<Call, Reply>? Spoil { get; init; }

        /// <summary>The double refuses what it is then asked.</summary>
        public Func<Call, bool>? Refuses { get; init; }

        public Func<string, string>? Hook { get; init; }
    }

    private static readonly Case[] Cases =
    [
        new("told to who asks", Elsewhere, Verdict.Pass, ""),
        new("told by a rest-hook", OnThisMachine, Verdict.Pass, ""),
        new("rest-hooks are refused, so it asks", OnThisMachine, Verdict.Pass, "") { Refuses = call => Subscribes(call, "rest-hook") },
        new("a rest-hook that was never reached, so it asks", OnThisMachine, Verdict.Pass, "") { Spoil = HooksInError },
        new("says more than the id", OnThisMachine, Verdict.Fail, "holds more than the id: Observation") { Hook = AddResource },
        new("is no notification", OnThisMachine, Verdict.Fail, "of type 'batch'") { Hook = text => text.Replace("\"history\"", "\"batch\"") },
        new("is no JSON", OnThisMachine, Verdict.Fail, "over rest-hook within 2 s; 1 notification of something else") { Hook = _ => "hei" },
        new("is of another measurement", OnThisMachine, Verdict.Fail, "over rest-hook within 2 s; 1 notification of something else") { Hook = text => text.Replace("/Observation/", "/Observation/en-annen-") },
        new("is never told", Elsewhere, Verdict.Fail, "over $events within 2 s; 0 notifications") { Spoil = (call, reply) => { if (IsEvents(call)) reply.Resource!["entry"] = new JsonArray(); } },
        new("no channel in common", Elsewhere, Verdict.Skip, "no channel in common: websocket: 415.") { Refuses = call => Subscribes(call, "websocket") },
        new("the topic is not listed", Elsewhere, Verdict.Omit, "does not claim the topic https://fhirref.example/no/SubscriptionTopic/new-measurement") { Spoil = Unlisted },
        new("the measurement is refused", Elsewhere, Verdict.Fail, "The answer had status 415; expected 201") { Refuses = call => call is { Method: "POST", Path: ["Observation"] } },
    ];

    public static TheoryData<string> Whats => [.. Cases.Select(one => one.What)];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task What_is_heard_is_judged_and_nothing_is_left_behind(string what)
    {
        var given = Cases.Single(one => one.What == what);
        using var server = new ReferenceServer(new Mutation("") { SpoilAnswer = given.Spoil, SpoilCall = call => { if (given.Refuses?.Invoke(call) == true) call.Headers["Content-Type"] = "text/plain"; } });
        if (given.Hook is { } hook) server.Topics.Hook = hook;
        var run = await Run.AgainstAsync(server, [Run.Only(Group)], TestContext.Current.CancellationToken, given.Base, new() { NotificationTimeout = TimeSpan.FromSeconds(2) });
        var finding = run.Findings.First();
        Assert.Equal(given.Expected, finding.Verdict);
        Assert.Contains(given.Reason, finding.Judgement.Reason.En);
        Assert.DoesNotContain("Subscription", server.Held);
        Assert.Equal(new ReferenceServer(null).Count("Observation"), server.Count("Observation"));
    }

    [Fact]
    public async Task A_target_elsewhere_sends_to_the_place_that_was_opened_for_it()
    {
        using var server = new ReferenceServer(null);
        var port = FreePort();
        var run = await Run.AgainstAsync(server, [Run.Only(Group)], TestContext.Current.CancellationToken, Elsewhere, notifyAt: new(new Uri($"http://localhost:{port}/to/us/"), port));
        Assert.All(run.Findings, finding => Assert.Equal(Verdict.Pass, finding.Verdict));
        Assert.All(run.Findings, finding => Assert.Contains(finding.Evidence, heard => heard.Method == "rest-hook"));
        Assert.Contains(run.Findings.SelectMany(finding => finding.Evidence), asked => asked.RequestBody?.Contains($"http://localhost:{port}/to/us/", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_place_that_nobody_can_listen_to_is_said()
    {
        using var server = new ReferenceServer(null);
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = await Run.AgainstAsync(server, [Run.Only(Group)], TestContext.Current.CancellationToken, Elsewhere, notifyAt: new(new Uri($"http://localhost:{port}"), port));
        Assert.All(run.Findings, finding => Assert.Equal((Verdict.Skip, $"The suite could not listen on port {port} for notifications to http://localhost:{port}/."), (finding.Verdict, finding.Judgement.Reason.En)));
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("http://suite.example:8099/us", null, 8099, null)]
    [InlineData("http://suite.example", null, 80, null)]
    [InlineData("https://suite.example/us", "8099", 8099, null)]
    [InlineData("https://suite.example/us", null, null, "needs a port")]
    [InlineData(null, "8099", null, "needs an address")]
    [InlineData("suite.example:8099", null, null, "must be an http or https address")]
    [InlineData("http://suite.example/?a=1", null, null, "must be an http or https address")]
    [InlineData("http://suite.example", "0", null, "a number from 1 to 65535")]
    [InlineData("http://suite.example", "70000", null, "a number from 1 to 65535")]
    [InlineData("http://suite.example", "many", null, "a number from 1 to 65535")]
    public void A_place_for_notifications_is_an_address_and_a_port(string? url, string? port, int? expected, string? trouble)
    {
        var (place, why) = NotifyPlace.Of(url, port);
        Assert.Equal(expected, place?.Port);
        Assert.Contains(trouble ?? "", why?.En ?? "");
        Assert.Equal(trouble is null, why is null);
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Any, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    private static bool IsEvents(Call call) => call.Path is ["Subscription", _, "$events"];

    private static bool Subscribes(Call call, string channel) => call is { Method: "POST", Path: ["Subscription"] } && call.Body.Contains($"\"{channel}\"", StringComparison.Ordinal);

    private static void HooksInError(Call call, Reply reply)
    {
        if (call is { IsRead: true, Type: "Subscription" } && reply.Resource?["channel"]?["endpoint"] is not null) reply.Resource["status"] = "error";
    }

    private static void Unlisted(Call call, Reply reply)
    {
        if (call.Type != "metadata") return;
        foreach (var resource in reply.Resource!["rest"]![0]!["resource"]!.AsArray().OfType<JsonObject>()) resource.Remove("extension");
    }

    private static string AddResource(string text)
    {
        var bundle = JsonNode.Parse(text)!;
        bundle["entry"]!.AsArray().Add((JsonNode)new JsonObject { ["resource"] = new JsonObject { ["resourceType"] = "Observation", ["id"] = "1" } });
        return bundle.ToJsonString();
    }
}
