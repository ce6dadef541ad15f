using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Summary;

/// <summary>The profiles the summaries are held to can be broken: one row for each rule of each version.</summary>
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
