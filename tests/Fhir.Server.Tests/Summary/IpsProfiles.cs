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
