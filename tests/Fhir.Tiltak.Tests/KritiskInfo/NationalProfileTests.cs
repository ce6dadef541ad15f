using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests.KritiskInfo;

/// <summary>
/// The examples against the national base profile of their type, where there is one. Every disagreement is known and has its reason. The profiles are found by
/// the environment variable FHIRREF_DATA.
/// </summary>
public class NationalProfileTests
{
    private const string National = "http://hl7.no/fhir/StructureDefinition/no-basis-";

    /// <summary>Type, what is found, why it is right all the same.</summary>
    private static readonly (string Type, string Rule, string Reason)[] Disagreements =
    [
        ("AllergyIntolerance", "cardinality-min", "exactly one reaction is demanded, and many allergies are recorded without one"),
        ("AllergyIntolerance", "fixed-value", "the code system of reactions is spelt urn:uid and binds out SNOMED CT, which IPS prefers"),
        ("Composition", "binding-required", "a type of 9602 is demanded; LOINC 60591-5 makes it a patient summary"),
    ];

    public static TheoryData<string, string> Examples => [.. ProfilePackages.Of(TiltakCatalog.Find("kritisk-info")!)!.Examples
        .Select(file => (file.Path, Type: Path.GetFileName(file.Path).Split('-')[0])).Where(pair => pair.Type is "AllergyIntolerance" or "Procedure" or "Composition" or "Patient" or "Practitioner" or "PractitionerRole" or "Organization")
        .Select(pair => new TheoryDataRow<string, string>(pair.Path, pair.Type))];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_agrees_with_the_national_profile_but_for_what_is_known(string path, string type)
    {
        var folder = Environment.GetEnvironmentVariable("FHIRREF_DATA");
        Assert.SkipWhen(folder is null, "FHIRREF_DATA names no folder of public data");
        var issues = Issues(path, type, folder!);

        Assert.DoesNotContain(issues, issue => issue.RuleId == "profile-unresolved" && issue.Expression == type && issue.Arguments.Contains(National + type));
        Assert.DoesNotContain(issues.Where(issue => issue.IsError), issue => !Disagreements.Any(known => known.Type == type && known.Rule == issue.RuleId));
    }

    [Fact]
    public void Every_known_disagreement_is_one()
    {
        var folder = Environment.GetEnvironmentVariable("FHIRREF_DATA");
        Assert.SkipWhen(folder is null, "FHIRREF_DATA names no folder of public data");
        var found = Examples.SelectMany(row => Issues(row.Data.Item1, row.Data.Item2, folder!).Where(issue => issue.IsError).Select(issue => (row.Data.Item2, issue.RuleId))).ToHashSet();

        Assert.All(Disagreements, known => Assert.True(found.Contains((known.Type, known.Rule)), $"{known.Type} {known.Rule}: {known.Reason}"));
    }

    private static IReadOnlyList<Issue> Issues(string path, string type, string folder)
    {
        var example = ProfilePackages.Of(TiltakCatalog.Find("kritisk-info")!)!.Examples.Single(file => file.Path == path);
        var document = JsonParser.Parse(example.ReadBytes(), DefinitionsPack.Core.Schema).Document!;
        var source = new LayeredSource(new CanonicalSet(Read(folder)), ProfilePackages.WithCore);

        return new ProfileValidator(source, new TerminologyService(source), DefinitionsPack.Core.Schema).Validate(document, ValidationOptions.Default with { Profiles = [National + type] });
    }

    private static IEnumerable<Document> Read(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "no-basis"), "*.json")
        .Select(file => JsonParser.Parse(File.ReadAllBytes(file), DefinitionsPack.Core.Schema).Document).OfType<Document>();
}
