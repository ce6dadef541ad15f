using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests;

/// <summary>
/// The examples of the medication list under the Norwegian base profiles that they impose. Those profiles are not ours to keep here: FHIRREF_DATA names a folder with them.
/// </summary>
public class NationalMedicationTests(ITestOutputHelper output)
{
    private const string National = "http://hl7.no/fhir/StructureDefinition/no-basis-";

    private static readonly string[] Types = ["Medication", "MedicationStatement", "Patient", "Practitioner", "PractitionerRole", "Organization"];

    /// <summary>Every error the national profiles give, with its reason; all other examples have none.</summary>
    private static readonly Dictionary<string, string> Disagreements = new()
    {
        // no-basis-Medication wants a FEST coding of every drug; a magistral one has none, and the service has a profile of its own for it.
        ["Medication/legemiddel-magistrell-minimal"] = "cardinality-min Medication.code, cardinality-min Medication.form",
        ["Medication/legemiddel-magistrell-full"] = "cardinality-min Medication.code",
        ["Medication/legemiddel-magistrell-realistisk"] = "cardinality-min Medication.code, cardinality-min Medication.form",
    };

    private static string? Folder =>
        Environment.GetEnvironmentVariable("FHIRREF_DATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "no-basis")) ? Path.Combine(data, "no-basis") : null;

    [Fact]
    public void The_examples_follow_the_national_profiles_but_where_a_reason_is_known()
    {
        Assert.SkipUnless(Folder is not null, "FHIRREF_DATA names no folder with the public test data.");
        var source = new LayeredSource(new CanonicalSet(Directory.EnumerateFiles(Folder, "*.json").Select(Read)), ProfilePackages.WithCore);
        var validator = new ProfileValidator(source, new TerminologyService(source), DefinitionsPack.Core.Schema);
        var found = new Dictionary<string, string>();
        var examples = ProfilePackages.Of(TiltakCatalog.Find("legemiddelliste")!)!.Examples.Select(example => JsonParser.Parse(example.ReadBytes(), DefinitionsPack.Core.Schema).Document!)
            .Where(example => Types.Contains(example.Root.Type.Name)).ToList();
        foreach (var example in examples)
        {
            var issues = validator.Validate(example, new ValidationOptions { Profiles = [National + example.Root.Type.Name] }).Where(issue => issue.IsError);
            if (issues.Select(issue => $"{issue.RuleId} {issue.Expression}").Distinct().ToList() is { Count: > 0 } errors) found[$"{example.Root.Type.Name}/{example.Root.ValueOf("id")}"] = string.Join(", ", errors);
        }
        output.WriteLine($"{examples.Count} examples, {found.Count} with errors");

        Assert.Equal(Disagreements.OrderBy(pair => pair.Key), found.OrderBy(pair => pair.Key));
    }

    // Some begin with a byte order mark, which the parser refuses on purpose.
    private static Document Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return JsonParser.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), DefinitionsPack.Core.Schema).Document!;
    }
}
