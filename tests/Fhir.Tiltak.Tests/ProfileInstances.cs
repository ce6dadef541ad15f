using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;

namespace Fhir.Tiltak.Tests;

/// <summary>The instances that come with the profiles: examples in the packages, which are valid, and those beside these tests, which are not.</summary>
internal static class ProfileInstances
{
    private static readonly Lazy<ProfileValidator> Validator = new(() =>
        new ProfileValidator(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema));

    public static IEnumerable<string> Slugs => TiltakCatalog.All.Select(tiltak => tiltak.Slug);

    public static string Folder(string slug) => Path.Combine(AppContext.BaseDirectory, "Profiles", slug);

    /// <summary>The rows of expected.csv: what is wrong with each file, and where.</summary>
    public static IEnumerable<(string File, string Profile, string RuleId, string Expression)> Expected(string slug) => Table(slug, "expected.csv");

    /// <summary>The rows of advice.csv: what each valid file is warned of, and where.</summary>
    public static IEnumerable<(string File, string Profile, string RuleId, string Expression)> Advised(string slug) =>
        File.Exists(Path.Combine(Folder(slug), "advice.csv")) ? Table(slug, "advice.csv") : [];

    private static IEnumerable<(string File, string Profile, string RuleId, string Expression)> Table(string slug, string name) =>
        File.ReadLines(Path.Combine(Folder(slug), name)).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[2], cells[3]));

    /// <summary>What parser and validator find together.</summary>
    public static List<Issue> Issues(byte[] json, params string[] profiles) => Issues(JsonParser.Parse(json, DefinitionsPack.Core.Schema), profiles);

    public static List<Issue> Issues(ParseResult parsed, params string[] profiles)
    {
        var options = new ValidationOptions { Profiles = [.. profiles] };
        return parsed.Document is { } document ? [.. parsed.Issues, .. Validator.Value.Validate(document, options)] : [.. parsed.Issues];
    }
}
