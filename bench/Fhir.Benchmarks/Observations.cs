using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Profiles;

namespace Fhir.Benchmarks;

/// <summary>The laboratory Observation that everything is measured with: an example of the package, and variations of it that differ as a laboratory's answers do.</summary>
public static class Observations
{
    public const string Profile = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-observation-lab";

    private const string FileName = "Observation-provesvar-observation-lab-full.json";
    private const int Patients = 2_000;

    /// <summary>As the package has it, indented.</summary>
    public static byte[] Example { get; } = ReadExample();

    /// <summary>Another patient, time and result for each number; without insignificant blanks.</summary>
    public static byte[] Variation(int number)
    {
        var resource = JsonNode.Parse(Example)!.AsObject();
        resource.Remove("id");
        resource["subject"]!["reference"] = $"Patient/benk-{number % Patients}";
        resource["effectiveDateTime"] = new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.FromHours(1)).AddMinutes(number * 7 % 1_000_000).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        resource["valueQuantity"]!["value"] = 3.0m + number % 40 / 10m;
        resource["identifier"]![0]!["value"] = $"R-{number}";
        return Encoding.UTF8.GetBytes(resource.ToJsonString());
    }

    private static byte[] ReadExample()
    {
        var tiltak = TiltakCatalog.All.Single(tiltak => tiltak.Slug == "provesvar");
        return ProfilePackages.Of(tiltak)!.Examples.Single(file => file.Path.EndsWith(FileName, StringComparison.Ordinal)).ReadBytes();
    }
}
