using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Topics as data: what is read, what is refused, and what triggers. https://hl7.org/fhir/R4B/subscriptiontopic.html</summary>
public sealed class TopicTests
{
    private const string Trigger = """{"resource":"Encounter","supportedInteraction":["create","update","delete"]""";

    [Theory]
    [InlineData("""{"resourceType":"Basic"}""", "resourceType")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"x"}""", "url")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y"}""", "no resourceTrigger")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","eventTrigger":[]}""", "eventTrigger")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Meeting"}]}""", "Meeting")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter","supportedInteraction":["read"]}]}""", "read")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter","queryCriteria":{"current":"colour=red"}}]}""", "colour")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter","queryCriteria":{"current":"patient.name=x"}}]}""", "follows references")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter","queryCriteria":{"resultForCreate":"maybe"}}]}""", "maybe")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter","fhirPathCriteria":"(("}]}""", "fhirPathCriteria")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter"}],"canFilterBy":[{"resource":"Encounter","filterParameter":"colour"}]}""", "colour")]
    [InlineData("""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{"resource":"Encounter"}],"notificationShape":[{"resource":"Encounter","include":["Encounter:colour"]}]}""", "colour")]
    [InlineData("""{"resourceType":7}""", "String")]
    [InlineData("""{"resourceType":""", "end of the JSON")]
    public void A_topic_that_cannot_be_kept_is_refused_and_says_why(string json, string reason)
    {
        var (topics, problem) = Read(json);
        Assert.Empty(topics);
        Assert.Contains(reason, problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_folder_adds_topics_and_may_replace_the_servers_own()
    {
        var folder = Directory.CreateTempSubdirectory("fhirref-topics-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.json"), Topic(""));
            File.WriteAllText(Path.Combine(folder, "b.json"), Topic("").Replace("urn:x:y", "https://fhirref.example/no/SubscriptionTopic/new-report", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder, "c.json"), "[]x");
            var problems = new List<string>();
            var topics = TopicSet.Load(folder, SearchParameterSet.R4, default, problems.Add);

            Assert.StartsWith("c.json: ", Assert.Single(problems), StringComparison.Ordinal);
            Assert.Equal(8, topics.All.Length);
            Assert.Equal(["Encounter"], topics.Find("https://fhirref.example/no/SubscriptionTopic/new-report")!.Types);
            Assert.NotNull(topics.Find("urn:x:y"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem()
    {
        var problems = new List<string>();
        TopicSet.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), SearchParameterSet.R4, default, problems.Add);
        Assert.Single(problems);
    }

    // Columns: status before (null: none), status now (null: deleted), what the criteria make of it.
    [Theory]
    [InlineData("""{"current":"status=finished"}""", null, "finished", true)]
    [InlineData("""{"current":"status=finished"}""", null, "planned", false)]
    [InlineData("""{"current":"status=finished","resultForDelete":"test-fails"}""", "finished", null, false)]
    [InlineData("""{"current":"status=finished","resultForDelete":"test-passes"}""", "finished", null, true)]
    [InlineData("""{"previous":"status:not=finished","current":"status=finished","requireBoth":true}""", "planned", "finished", true)]
    [InlineData("""{"previous":"status:not=finished","current":"status=finished","requireBoth":true}""", "finished", "finished", false)]
    [InlineData("""{"previous":"status:not=finished","resultForCreate":"test-passes","current":"status=finished","requireBoth":true}""", null, "finished", true)]
    [InlineData("""{"previous":"status:not=finished","resultForCreate":"test-fails","current":"status=finished","requireBoth":true}""", null, "finished", false)]
    [InlineData("""{"previous":"status=planned","current":"status=finished","requireBoth":false}""", "planned", "arrived", true)]
    [InlineData("""{"previous":"status=planned","current":"status=finished","requireBoth":false}""", "arrived", "triaged", false)]
    [InlineData("""{"previous":"status=planned"}""", "planned", "arrived", true)]
    [InlineData("""{}""", "planned", "arrived", true)]
    public void Query_criteria_look_at_the_version_before_and_the_version_now(string criteria, string? before, string? now, bool isEvent) =>
        Assert.Equal(isEvent, IsEvent(Topic($$""", "queryCriteria":{{criteria}}"""), before, now));

    [Theory]
    [InlineData("%previous.status != %current.status", "planned", "arrived", true)]
    [InlineData("%previous.status != %current.status", "planned", "planned", false)]
    [InlineData("%previous.empty() and %current.status = 'planned'", null, "planned", true)]
    [InlineData("%current.empty()", "planned", null, true)]
    [InlineData("status = 'planned'", "planned", null, true)]
    [InlineData("%unknown.exists()", "planned", "planned", false)]
    public void A_FHIRPath_criterion_knows_both_versions(string expression, string? before, string? now, bool isEvent) =>
        Assert.Equal(isEvent, IsEvent(Topic($$""", "fhirPathCriteria":"{{expression}}" """), before, now));

    [Fact]
    public void With_a_query_and_an_expression_both_must_hold()
    {
        var topic = Topic(""", "queryCriteria":{"current":"status=finished"}, "fhirPathCriteria":"%previous.exists()" """);
        Assert.True(IsEvent(topic, "planned", "finished"));
        Assert.False(IsEvent(topic, null, "finished"));
        Assert.False(IsEvent(topic, "planned", "arrived"));
    }

    [Theory]
    [InlineData("create", null, "planned", true)]
    [InlineData("create", "planned", "planned", false)]
    [InlineData("update", "planned", "planned", true)]
    [InlineData("delete", "planned", null, true)]
    [InlineData("delete", "planned", "planned", false)]
    public void A_trigger_knows_its_interactions(string interaction, string? before, string? now, bool isEvent) =>
        Assert.Equal(isEvent, IsEvent(Topic("").Replace("\"create\",\"update\",\"delete\"", $"\"{interaction}\"", StringComparison.Ordinal), before, now));

    private static string Topic(string rest) => $$"""{"resourceType":"SubscriptionTopic","url":"urn:x:y","resourceTrigger":[{{Trigger}}{{rest}}}]}""";

    private static (IReadOnlyList<SubscriptionTopic> Topics, string? Problem) Read(string json) =>
        new TopicReader(SearchParameterSet.R4, DateTimeOffset.UnixEpoch).Read(Encoding.UTF8.GetBytes(json));

    private static bool IsEvent(string topic, string? before, string? now)
    {
        var (topics, problem) = Read(topic);
        Assert.Null(problem);
        return new TopicMatcher(SearchParameterSet.R4, null).IsEvent(Assert.Single(topics), new ResourceChange("Encounter", Encounter(before), Encounter(now)));
    }

    private static Element Encounter(string? status) => status is null ? default : JsonParser.Parse(
        Encoding.UTF8.GetBytes($$"""{"resourceType":"Encounter","id":"e","status":"{{status}}","class":{"code":"AMB"} }"""), DefinitionsPack.Core.Schema).Document!.Root;
}
