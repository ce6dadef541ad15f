using System.Net;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Topics;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Where notifications may go, and where they never go.</summary>
public sealed class DestinationTests
{
    private static readonly SubscriptionSettings Settings = new() { Topics = new TopicSet([]), Destinations = [new Uri("https://mottak.example.org/varsel")] };

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.1.2.3", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_public_addresses_are_reachable_unless_a_setting_says_more(string address, bool isReachable) =>
        Assert.Equal(isReachable, ReachableAddress.IsReachable(IPAddress.Parse(address), AddressKinds.None));

    [Theory]
    [InlineData("127.0.0.1", AddressKinds.Loopback, true)]
    [InlineData("10.0.0.1", AddressKinds.Loopback, false)]
    [InlineData("10.0.0.1", AddressKinds.Private, true)]
    [InlineData("127.0.0.1", AddressKinds.Private, false)]
    [InlineData("169.254.169.254", AddressKinds.Private | AddressKinds.Loopback, false)]
    public void A_setting_opens_one_kind_and_link_local_never(string address, AddressKinds also, bool isReachable) =>
        Assert.Equal(isReachable, ReachableAddress.IsReachable(IPAddress.Parse(address), also));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.7")]
    [InlineData("169.254.169.254")]
    public async Task A_listed_name_that_leads_inside_is_not_connected_to(string address)
    {
        using var client = new RestHookClient(Settings, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        var problem = await client.PostAsync(new Uri("https://mottak.example.org/varsel"), [], "{}"u8.ToArray(), "application/fhir+json", TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal("the endpoint's name leads to an address that is not allowed", problem);
    }

    [Fact]
    public async Task The_address_is_judged_anew_for_every_connection()
    {
        await using var receiver = await Receiver.StartAsync();
        var asked = 0;
        var settings = Settings with { Destinations = [new Uri(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal))], AlsoReachable = AddressKinds.Loopback };
        using var client = new RestHookClient(settings, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.7")]));
        receiver.Answer("/", (_, response) =>
        {
            response.Headers.Connection = "close";
            return Task.CompletedTask;
        });

        Assert.Null(await PostAsync());
        Assert.Equal("the endpoint's name leads to an address that is not allowed", await PostAsync());

        Task<string?> PostAsync() => client.PostAsync(settings.Destinations[0], [], "{}"u8.ToArray(), "application/fhir+json", TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_is_sent_to_an_endpoint_that_was_taken_off_the_list()
    {
        using var client = new RestHookClient(Settings, TimeProvider.System, (_, _) => throw new InvalidOperationException("asked for a name"));
        var problem = await client.PostAsync(new Uri("https://mottak.example.org/annet"), [], "{}"u8.ToArray(), "application/fhir+json", TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal("the endpoint is not on the list of destinations", problem);
    }

    [Theory]
    [InlineData("https://mottak.example.org/varsel", true)]
    [InlineData("https://mottak.example.org/varsel/1?x=y", true)]
    [InlineData("https://MOTTAK.example.org/varsel", true)]
    [InlineData("https://mottak.example.org/varsler", false)]
    [InlineData("https://mottak.example.org:444/varsel", false)]
    [InlineData("https://mottak.example.org.evil.example/varsel", false)]
    [InlineData("http://mottak.example.org/varsel", false)]
    public void An_endpoint_is_listed_by_scheme_host_port_and_path(string endpoint, bool isListed) => Assert.Equal(isListed, DestinationList.IsListed(new Uri(endpoint), Settings));

    [Theory]
    [InlineData(1, 0.0, 500)]
    [InlineData(1, 1.0, 1000)]
    [InlineData(3, 1.0, 4000)]
    [InlineData(20, 1.0, 300_000)]
    [InlineData(100, 0.0, 150_000)]
    public void The_wait_doubles_up_to_a_ceiling_and_is_spread(int attempts, double dice, int milliseconds) =>
        Assert.Equal(milliseconds, Backoff.After(attempts, Settings, dice).TotalMilliseconds);
}
