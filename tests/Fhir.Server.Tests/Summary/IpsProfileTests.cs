using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>The profiles the summaries are held to can be broken: whatever they demand of a resource is taken away from some summary, and found to be.</summary>
public sealed class IpsProfileTests(SeededServer server) : IClassFixture<SeededServer>
{
    [Theory]
    [InlineData("2.0", "02", "identifier", "cardinality-min", "Bundle")]
    [InlineData("2.0", "02", "timestamp", "cardinality-min", "Bundle")]
    [InlineData("2.0", "02", "entry[0].resource.subject", "cardinality-min", "Bundle.entry[0].resource")]
    [InlineData("2.0", "02", "entry[0].resource.section[0].title", "cardinality-min", "Bundle.entry[0].resource.section[0]")]
    [InlineData("2.0", "02", "entry[0].resource.section[0].text", "cardinality-min", "Bundle.entry[0].resource.section[0]")]
    [InlineData("2.0", "02", "entry[0].resource.section[2].emptyReason", "invariant-ips-comp-1", "Bundle.entry[0].resource.section[2]")]
    [InlineData("2.0", "02", "entry[0].resource.section[1]", "cardinality-min", "Bundle.entry[0].resource")]
    [InlineData("2.0", "02", "entry[1].resource.birthDate", "cardinality-min", "Bundle.entry[1].resource")]
    [InlineData("2.0", "02", "entry[1].resource.name", "cardinality-min", "Bundle.entry[1].resource")]
    [InlineData("2.0", "02", "entry[4].resource.code", "cardinality-min", "Bundle.entry[4].resource")]
    [InlineData("2.0", "02", "entry[5].resource.effectivePeriod", "cardinality-min", "Bundle.entry[5].resource")]
    [InlineData("2.0", "02", "entry[1].fullUrl", "cardinality-min", "Bundle.entry[1]")]
    [InlineData("1.1", "02", "entry[0].resource.section[2].entry", "cardinality-min", "Bundle.entry[0].resource.section[2]")]
    public async Task Taking_away_what_is_demanded_is_found(string version, string patient, string path, string rule, string at)
    {
        var answer = await server.GetAsync($"Patient/pasient-{patient}/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|{version}")}");
        var bundle = answer.Json;
        Assert.Empty(IpsProfiles.Errors(answer.Text, version));
        Remove(bundle, path);

        Assert.Contains(IpsProfiles.Errors(bundle.ToJsonString(), version), issue => issue.RuleId == rule && issue.Expression == at);
    }

    /// <summary>Each element that a profile of either version demands, in the resources of the sections.</summary>
    public static TheoryData<string, string> Demanded => [.. IpsProfiles.Demanded.Select(row => new TheoryDataRow<string, string>(row.Version, row.Element))];

    [Theory, MemberData(nameof(Demanded))]
    public async Task Whatever_is_demanded_of_a_resource_is_missed_when_it_is_gone(string version, string element)
    {
        var names = element.Split('.');
        foreach (var patient in SeedSummaryTests.Ids.Select(row => row.Data))
        {
            var bundle = (await SummaryAsync(patient, version)).DeepClone();
            var at = bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).ToList().FindIndex(resource => (string?)resource["resourceType"] == names[0] && Holder(resource, names) is not null);
            if (at < 0) continue;
            var holder = Holder(bundle["entry"]![at]!["resource"]!.AsObject(), names)!;
            foreach (var property in Properties(holder, names[^1])) holder.Remove(property);

            Assert.Contains(IpsProfiles.Errors(bundle.ToJsonString(), version), issue => issue.Expression?.StartsWith($"Bundle.entry[{at}].resource", StringComparison.Ordinal) == true);
            return;
        }
        Assert.Fail($"No summary has {element}.");
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string), JsonNode> Summaries = [];

    private async Task<JsonNode> SummaryAsync(string patient, string version) => Summaries.TryGetValue((patient, version), out var known) ? known : Summaries[(patient, version)] =
        (await server.GetAsync($"Patient/{patient}/$summary?profile={Uri.EscapeDataString($"http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips|{version}")}")).Json;

    /// <summary>What the last of the names is a property of; null when it is not there.</summary>
    private static JsonObject? Holder(JsonObject resource, string[] names)
    {
        var at = names[1..^1].Aggregate((JsonNode?)resource, (node, name) => node is JsonArray { Count: > 0 } list ? list[0]?[name] : node?[name]);
        return (at is JsonArray { Count: > 0 } items ? items[0] : at) is JsonObject holder && Properties(holder, names[^1]).Count > 0 ? holder : null;
    }

    private static List<string> Properties(JsonObject holder, string name) => name.EndsWith("[x]", StringComparison.Ordinal)
        ? [.. holder.Select(pair => pair.Key).Where(key => key.TrimStart('_').StartsWith(name[..^3], StringComparison.Ordinal))]
        : [.. holder.Select(pair => pair.Key).Where(key => key.TrimStart('_') == name)];

    private static void Remove(JsonNode node, string path)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1]) node = Step(node, step);
        if (steps[^1].Split('[') is [var list, var index]) node[list]!.AsArray().RemoveAt(int.Parse(index.TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture));
        else node.AsObject().Remove(steps[^1]);
    }

    private static JsonNode Step(JsonNode node, string step) => step.Split('[') is [var list, var index]
        ? node[list]![int.Parse(index.TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
}
