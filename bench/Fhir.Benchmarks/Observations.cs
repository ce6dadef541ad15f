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

    /// <summary>Of each patient in a store that is filled, whatever its size.</summary>
    public const int PerPatient = 100;

    // Ten analyses, each asked for ten times in a patient's hundred.
    private static readonly string[] Codes = ["NPU02319", "NPU01370", "NPU03429", "NPU03230", "NPU18016", "NPU19748", "NPU02593", "NPU27300", "NPU03577", "NPU19651"];

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

    /// <summary>One of a store's: so many patients take turns, as they do in a laboratory, until each has its hundred; then come as many others.</summary>
    public static byte[] Stored(int number, int inTurn)
    {
        var (group, within) = Math.DivRem(number, inTurn * PerPatient);
        var resource = JsonNode.Parse(Variation(number))!.AsObject();
        resource["subject"]!["reference"] = PatientOf(group * inTurn + within % inTurn);
        resource["code"]!["coding"]![0]!["code"] = CodeOf(within / inTurn % Codes.Length);
        return Encoding.UTF8.GetBytes(resource.ToJsonString());
    }

    public static string PatientOf(int patient) => $"Patient/benk-{patient}";

    public static string CodeOf(int code) => Codes[code % Codes.Length];

    public static byte[] Patient(int number) => Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"Patient","identifier":[{"system":"https://fhirref.example/no/benk","value":"{{number}}"}],"name":[{"family":"Benk","given":["Nummer{{number}}"]}],"birthDate":"19{{number % 90 + 10}}-01-15"}""");

    /// <summary>A transaction that creates so many.</summary>
    public static byte[] Transaction(int first, int count)
    {
        var entries = Enumerable.Range(first, count).Select(number => $$"""{"fullUrl":"urn:uuid:{{Guid.NewGuid()}}","request":{"method":"POST","url":"Observation"},"resource":{{Encoding.UTF8.GetString(Variation(number))}}}""");
        return Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");
    }

    private static byte[] ReadExample()
    {
        var tiltak = TiltakCatalog.All.Single(tiltak => tiltak.Slug == "provesvar");
        return ProfilePackages.Of(tiltak)!.Examples.Single(file => file.Path.EndsWith(FileName, StringComparison.Ordinal)).ReadBytes();
    }
}
