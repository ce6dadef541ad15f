using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Server.Tests.Summary;

/// <summary>
/// What IPS 1.1 and 2.0 say of Bundle, Composition and the resources in their sections, written down here as profiles (Summary/Ips) that nothing else uses.
/// https://hl7.org/fhir/uv/ips/artifacts.html
/// </summary>
internal static class IpsProfiles
{
    private const string Results = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-ips-";

    private static readonly Lazy<ProfileValidator> Validator = new(() =>
    {
        var source = new LayeredSource(new CanonicalSet(Read()), ProfilePackages.WithCore);
        return new ProfileValidator(source, new TerminologyService(source), DefinitionsPack.Core.Schema);
    });

    /// <summary>The errors of a document, against R4 and the rules of the version.</summary>
    public static IReadOnlyList<Issue> Errors(string json, string version)
    {
        var parsed = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema);
        if (parsed.Document is not { } document) return parsed.Issues;
        var options = ValidationOptions.Default with { Profiles = [$"https://fhirref.example/test/ips-{version}/Bundle"] };
        return [.. parsed.Issues.Concat(Validator.Value.Validate(document, options)).Where(issue => issue.IsError)];
    }

    /// <summary>The elements that the profiles of resources demand, as <c>Condition.code</c>; what they demand of Bundle and Composition is broken one by one, and no story has orders or vaccines.</summary>
    public static IEnumerable<(string Version, string Element)> Demanded =>
        from document in Read()
        let definition = JsonNode.Parse(JsonWriter.ToBytes(document.Root))!
        where (string?)definition["type"] is not ("Bundle" or "Composition" or "MedicationRequest" or "Immunization")
        from element in definition["differential"]!["element"]!.AsArray()
        where (int?)element["min"] > 0
        select (((string)definition["url"]!).Contains("/ips-1.1/", StringComparison.Ordinal) ? "1.1" : "2.0", (string)element["path"]!);

    /// <summary>The errors of a report or a result, against what IPS 2.0 wants of it as the packages have it (igs/provesvar); none of other resources.</summary>
    public static IReadOnlyList<Issue> ResultErrors(JsonNode resource)
    {
        if (ResultProfile(resource) is not { } profile) return [];
        var parsed = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(resource.ToJsonString()), DefinitionsPack.Core.Schema);
        var options = ValidationOptions.Default with { Profiles = [profile] };
        return [.. parsed.Issues.Concat(Validator.Value.Validate(parsed.Document!, options)).Where(issue => issue.IsError)];
    }

    public static string? ResultProfile(JsonNode resource) => (string?)resource["resourceType"] switch
    {
        "DiagnosticReport" => Results + "diagnosticreport",
        "Observation" when Says(resource, "laboratory") => Results + "observation-lab",
        "Observation" when Says(resource, "imaging") => Results + "observation-radiologi",
        _ => null,
    };

    private static bool Says(JsonNode resource, string category) =>
        (resource["category"]?.AsArray() ?? []).SelectMany(one => one!["coding"]?.AsArray() ?? []).Any(coding => (string?)coding!["code"] == category);

    private static IEnumerable<Document> Read()
    {
        var assembly = typeof(IpsProfiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Ips/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return JsonParser.Parse(bytes, DefinitionsPack.Core.Schema).Document!;
        }
    }
}
