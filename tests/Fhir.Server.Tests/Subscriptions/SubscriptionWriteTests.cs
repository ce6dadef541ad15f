using System.Text.Json.Nodes;
using Fhir.Server.Subscriptions;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>What a Subscription may ask for, and what is refused with 422 and why.</summary>
public sealed class SubscriptionWriteTests(SubscribedServer server) : IClassFixture<SubscribedServer>
{
    private const string Extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    [Theory]
    [InlineData("https://example.org/SubscriptionTopic/unknown")]
    [InlineData("Observation?code=x")]
    [InlineData("https://fhirref.example/no/SubscriptionTopic/new-measurement|9.9.9")]
    public async Task An_unknown_topic_is_refused(string criteria) => await RefusedAsync("subscription-topic-unknown", json => json["criteria"] = criteria);

    [Fact]
    public async Task A_topic_may_be_named_with_its_version() =>
        Assert.Equal(201, (await server.PostAsync("Subscription", server.Subscription("versioned", "new-measurement", change: json => json["criteria"] = SubscribedServer.Topics + "new-measurement|1.0.0"))).Status);

    [Theory]
    [InlineData("Observation?encounter=Encounter/1")]
    [InlineData("Observation?patient:missing=true")]
    [InlineData("Observation?patient.name=x")]
    [InlineData("Observation?code:not=x")]
    [InlineData("Observation?value-quantity=ap5")]
    [InlineData("Observation?_has:Provenance:target:agent=x")]
    [InlineData("encounter=Encounter/1")]
    public async Task A_filter_the_topic_does_not_have_is_refused(string filter) => await FilterRefusedAsync("subscription-filter-not-allowed", filter);

    [Theory]
    [InlineData("Patient?name=x")]
    [InlineData("Observation?")]
    [InlineData("Observation?value-quantity=gtx")]
    public async Task A_filter_that_is_none_is_refused(string filter) => await FilterRefusedAsync("subscription-filter-format", filter);

    [Theory]
    [InlineData("email")]
    [InlineData("sms")]
    [InlineData("message")]
    public async Task A_channel_the_server_has_not_is_refused(string type) => await RefusedAsync("subscription-channel-unsupported", json => json["channel"]!["type"] = type);

    [Fact]
    public async Task A_channel_type_in_the_extension_goes_before_the_code() => await RefusedAsync("subscription-channel-unsupported", json => json["channel"]!["_type"] = new JsonObject
    {
        ["extension"] = new JsonArray(new JsonObject { ["url"] = Extensions + "backport-channel-type", ["valueCoding"] = new JsonObject { ["system"] = "http://example.org/x", ["code"] = "zulip" } }),
    });

    [Theory]
    [InlineData("https://example.org/hook")]
    [InlineData("http://example.org/hook")]
    [InlineData("{url}/other")]
    [InlineData("{url}/hookish")]
    [InlineData("{url}/hook/../other")]
    [InlineData("{url}/hook/%2e%2e/other")]
    [InlineData("{url}/hook/x#part")]
    [InlineData("http://user@{host}/hook/x")]
    [InlineData("ftp://{host}/hook/x")]
    [InlineData("hook/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task An_endpoint_that_is_not_on_the_list_is_refused(string endpoint)
    {
        var url = server.Receiver.Url;
        await RefusedAsync("subscription-endpoint-not-allowed", json => json["channel"]!["endpoint"] =
            endpoint.Replace("{url}", url, StringComparison.Ordinal).Replace("{host}", new Uri(url).Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rest_hook_without_an_endpoint_is_refused() => await RefusedAsync("subscription-endpoint-missing", json => json["channel"]!.AsObject().Remove("endpoint"));

    [Theory]
    [InlineData("Host: example.org")]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("connection: close")]
    [InlineData("Content-Type: text/plain")]
    [InlineData("X-Name")]
    [InlineData("X Name: v")]
    [InlineData("X-Name: a\\r\\nX-Other: b")]
    [InlineData("X-Name: æ")]
    public async Task A_header_the_subscriber_may_not_set_is_refused(string header) =>
        await RefusedAsync("subscription-header-not-allowed", json => json["channel"]!["header"] = new JsonArray(header.Replace("\\r\\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public async Task A_mask_nobody_knows_the_value_of_is_refused() => await RefusedAsync("subscription-header-masked", json => json["channel"]!["header"] = new JsonArray("Authorization: ***"));

    [Fact]
    public async Task A_payload_without_its_content_level_is_refused() => await RefusedAsync("subscription-payload", json => json["channel"]!.AsObject().Remove("_payload"));

    [Fact]
    public async Task A_payload_of_another_type_is_refused() => await RefusedAsync("subscription-payload", json => json["channel"]!["payload"] = "text/plain");

    [Theory]
    [InlineData("backport-max-count", "valuePositiveInt", 101)]
    [InlineData("backport-timeout", "valueUnsignedInt", 61)]
    [InlineData("backport-heartbeat-period", "valueUnsignedInt", 0)]
    public async Task A_number_out_of_range_is_refused(string extension, string property, int value) => await RefusedAsync("subscription-number", json => RestHookTests.Extend(json, extension, property, value));

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var answer = await server.PostAsync("Subscription", SubscribedServer.Subscription("email", null, "none", null, "all"));
        Assert.Equal(422, answer.Status);
        Assert.Equal(["subscription-topic-unknown", "subscription-channel-unsupported", "subscription-payload"], answer.Rules);
    }

    [Theory]
    [InlineData("transaction")]
    [InlineData("batch")]
    public async Task A_Subscription_in_a_Bundle_is_held_to_the_same(string type)
    {
        var entry = new JsonObject { ["resource"] = JsonNode.Parse(server.Subscription("bundle", "unknown")), ["request"] = new JsonObject { ["method"] = "POST", ["url"] = "Subscription" } };
        var answer = await server.PostAsync("", new JsonObject { ["resourceType"] = "Bundle", ["type"] = type, ["entry"] = new JsonArray(entry) }.ToJsonString());

        Assert.Contains("subscription-topic-unknown", answer.Text, StringComparison.Ordinal);
        Assert.Equal(type == "transaction" ? 422 : 200, answer.Status);
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_two_languages()
    {
        Assert.Distinct(SubscriptionRules.All.Select(rule => rule.Id));
        Assert.All(SubscriptionRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
    }

    private Task FilterRefusedAsync(string rule, string filter) => RefusedAsync(rule, json =>
        json["_criteria"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Extensions + "backport-filter-criteria", ["valueString"] = filter }) });

    private async Task RefusedAsync(string rule, Action<JsonObject> change)
    {
        var answer = await server.PostAsync("Subscription", server.Subscription("write", "new-measurement", change: change));
        Assert.True(answer.Status == 422, answer.Text);
        Assert.Equal([rule], answer.Rules);
    }
}
