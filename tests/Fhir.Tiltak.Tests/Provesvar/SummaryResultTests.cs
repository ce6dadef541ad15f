using System.Text;
using System.Text.Json.Nodes;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>Results can stand in a patient summary as they are: what IPS 2.0 wants of them, as profiles of our own, holds for the examples and for all that messages become.</summary>
public class SummaryResultTests(ITestOutputHelper output)
{
    private const string Profiles = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-ips-";

    public static TheoryData<string> Examples => [.. ProfilePackages.Of(TiltakCatalog.Find("provesvar")!)!.Examples
        .Where(example => Profile(JsonNode.Parse(example.ReadBytes())!) is not null).Select(example => example.Path)];

    public static TheoryData<string> Messages => [.. SvarrapportFiles.Names];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_of_a_result_is_one_of_a_summary(string path)
    {
        var example = ProfilePackages.Of(TiltakCatalog.Find("provesvar")!)!.Examples.Single(file => file.Path == path).ReadBytes();

        Assert.DoesNotContain(ProfileInstances.Issues(example, Profile(JsonNode.Parse(example)!)!), issue => issue.IsError);
    }

    [Theory, MemberData(nameof(Messages))]
    public void What_a_message_becomes_can_stand_in_a_summary(string name)
    {
        var tried = 0;
        foreach (var resource in JsonNode.Parse(SvarrapportFiles.Convert(name).Bundle)!["entry"]!.AsArray().Select(entry => entry!["resource"]!))
        {
            // What is entered in error is told of nowhere.
            if (Profile(resource) is not { } profile || (string?)resource["status"] == "entered-in-error") continue;
            tried++;
            Assert.DoesNotContain(ProfileInstances.Issues(Encoding.UTF8.GetBytes(resource.ToJsonString()), profile), issue => issue.IsError);
        }
        output.WriteLine($"{name}: {tried} reports and results");
        Assert.True(tried > 0);
    }

    private static string? Profile(JsonNode resource) => (string?)resource["resourceType"] switch
    {
        "DiagnosticReport" => Profiles + "diagnosticreport",
        "Observation" when Says(resource, "laboratory") => Profiles + "observation-lab",
        "Observation" when Says(resource, "imaging") => Profiles + "observation-radiologi",
        _ => null,
    };

    private static bool Says(JsonNode resource, string category) =>
        (resource["category"]?.AsArray() ?? []).SelectMany(one => one!["coding"]?.AsArray() ?? []).Any(coding => (string?)coding!["code"] == category);
}
