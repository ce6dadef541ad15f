using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests;

/// <summary>JSON and XML of the same resource get the same issues: the same rules, at the same elements, and each with its place in the text.</summary>
public class FormatParityTests(ITestOutputHelper output)
{
    private const string ToldOnce = "code-not-checked";

    public static TheoryData<string> Slugs => [.. ProfileInstances.Slugs];

    [Theory, MemberData(nameof(Slugs))]
    public void Json_and_xml_get_the_same_issues(string slug)
    {
        var (checkedCount, issueCount) = (0, 0);
        foreach (var (name, json, profile) in Valid(slug).Concat(Invalid(slug)))
        {
            var parsed = JsonParser.Parse(json, DefinitionsPack.Core.Schema);
            // What the parser could not place has no form in XML.
            if (!parsed.IsClean) continue;
            var fromJson = ProfileInstances.Issues(parsed, profile);
            var fromXml = ProfileInstances.Issues(XmlParser.Parse(XmlFormatWriter.ToBytes(parsed.Document!.Root, pretty: true), DefinitionsPack.Core.Schema), profile);

            Assert.True(Said(fromJson).SequenceEqual(Said(fromXml)), $"{name}:\n{string.Join('\n', Said(fromJson).Except(Said(fromXml)))}\n---\n{string.Join('\n', Said(fromXml).Except(Said(fromJson)))}");
            Assert.All(fromJson.Concat(fromXml), issue => Assert.True(issue.Position is { Line: > 0, Column: > 0 }, $"{name}: {issue}"));
            (checkedCount, issueCount) = (checkedCount + 1, issueCount + fromJson.Count);
        }
        output.WriteLine($"{slug}: {checkedCount} of {checkedCount} resources, {issueCount} issues");
        Assert.True(checkedCount > 10);
    }

    private static IEnumerable<(string Name, byte[] Json, string[] Profiles)> Valid(string slug) =>
        ProfilePackages.Of(TiltakCatalog.Find(slug)!)!.Examples.Select(example => (example.Path, example.ReadBytes(), Array.Empty<string>()));

    private static IEnumerable<(string Name, byte[] Json, string[] Profiles)> Invalid(string slug) =>
        ProfileInstances.Expected(slug).DistinctBy(row => row.File).Select(row =>
            (row.File, File.ReadAllBytes(Path.Combine(ProfileInstances.Folder(slug), row.File)), row.Profile.Length > 0 ? new[] { row.Profile } : []));

    // Elements are in the order of the text, and XML has another order. What is not loaded is told once, where it is met first: that place is another one too.
    private static List<string> Said(IEnumerable<Issue> issues) =>
        [.. issues.Select(issue => $"{issue.Severity} {issue.RuleId} {(issue.RuleId == ToldOnce ? "" : issue.Expression)}: {issue.Text(Language.En)}").Order(StringComparer.Ordinal)];
}
