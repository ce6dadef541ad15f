using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests.Hjemmeoppfolging;

/// <summary>What cannot be is warned of and kept: a wrong measurement was measured all the same.</summary>
public sealed class ImplausibleValueTests
{
    [Theory]
    [InlineData("blodtrykk", "hjemme-obs-6", "component[0].valueQuantity", 70)]
    [InlineData("oksygenmetning", "hjemme-obs-7", "valueQuantity", 101)]
    [InlineData("oksygenmetning", "hjemme-obs-7", "valueQuantity", -1)]
    [InlineData("temperatur", "hjemme-obs-8", "valueQuantity", 46)]
    [InlineData("temperatur", "hjemme-obs-8", "valueQuantity", 24)]
    [InlineData("respirasjon", "hjemme-obs-10", "valueQuantity", 101)]
    public void An_impossible_value_is_a_warning(string profile, string rule, string place, int value)
    {
        var example = ProfilePackages.Of(TiltakCatalog.Find("hjemmeoppfolging")!)!.Examples.Single(file => file.Path.EndsWith($"Observation-hjemme-observation-{profile}-minimal.json", StringComparison.Ordinal));
        var json = JsonNode.Parse(example.ReadBytes())!;
        var quantity = place.StartsWith("component", StringComparison.Ordinal) ? json["component"]![0]!["valueQuantity"]! : json[place]!;
        quantity["value"] = value;
        var issues = ProfileInstances.Issues(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.DoesNotContain(issues, issue => issue.IsError);
        Assert.Contains(issues, issue => issue.Severity == Severity.Warning && issue.RuleId == $"invariant-{rule}");
        Assert.DoesNotContain(ProfileInstances.Issues(example.ReadBytes()), issue => issue.RuleId == $"invariant-{rule}");
    }
}
