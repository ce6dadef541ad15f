using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests.KritiskInfo;

/// <summary>IPS is imposed: held to when its package is there, and said when it is not.</summary>
public class ImposedProfileTests
{
    private const string Ips = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    [Theory]
    [InlineData("AllergyIntolerance", "kritisk-allergyintolerance-minimal", "AllergyIntolerance-uv-ips", "type")]
    [InlineData("Condition", "kritisk-condition-minimal", "Condition-uv-ips", "severity")]
    [InlineData("Procedure", "kritisk-procedure-minimal", "Procedure-uv-ips", "asserter")]
    [InlineData("DeviceUseStatement", "kritisk-deviceusestatement-minimal", "DeviceUseStatement-uv-ips", "bodySite")]
    [InlineData("Device", "kritisk-device-minimal", "Device-uv-ips", "lotNumber")]
    [InlineData("Composition", "kritisk-composition-minimal", "Composition-uv-ips", "confidentiality")]
    [InlineData("Bundle", "kritisk-bundle-minimal", "Bundle-uv-ips", "signature")]
    public void An_imposed_profile_is_held_to_when_it_is_there(string type, string example, string profile, string element)
    {
        var file = ProfilePackages.Of(TiltakCatalog.Find("kritisk-info")!)!.Examples.Single(file => file.Path.EndsWith($"{type}-{example}.json", StringComparison.Ordinal));
        var document = JsonParser.Parse(file.ReadBytes(), DefinitionsPack.Core.Schema).Document!;
        // A profile under the name of the imposed one that demands what the example lacks.
        var demanding = JsonParser.Parse(Encoding.UTF8.GetBytes($$"""
            {"resourceType":"StructureDefinition","url":"{{Ips}}{{profile}}","name":"Demanding","status":"draft","fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"{{type}}",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/{{type}}","derivation":"constraint","differential":{"element":[{"id":"{{type}}","path":"{{type}}"},{"id":"{{type}}.{{element}}","path":"{{type}}.{{element}}","min":1}]} }
            """), DefinitionsPack.Core.Schema).Document!;

        var without = Validate(document, ProfilePackages.WithCore);
        var with = Validate(document, new LayeredSource(new CanonicalSet([demanding]), ProfilePackages.WithCore));

        Assert.Contains(without, issue => issue.RuleId == "profile-unresolved" && issue.Arguments.Contains(Ips + profile) && !issue.IsError);
        Assert.DoesNotContain(without, issue => issue.IsError);
        Assert.Contains(with, issue => issue is { IsError: true, RuleId: "cardinality-min" } && issue.Expression == type && issue.Arguments.Any(argument => argument.Contains(element, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Kernel.Outcome.Issue> Validate(Kernel.Elements.Document document, ICanonicalSource source) =>
        new ProfileValidator(source, new TerminologyService(source), DefinitionsPack.Core.Schema).Validate(document, ValidationOptions.Default);
}
