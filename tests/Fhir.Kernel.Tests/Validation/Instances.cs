using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>Small instances and what the validator says of them.</summary>
internal static class Instances
{
    /// <summary>Core alone; shared, since compiling R4 is most of the time.</summary>
    public static ProfileValidator Core { get; } = Over();

    public static ProfileValidator Over(params Document[] definitions)
    {
        var source = TestProfiles.With(definitions);
        return new ProfileValidator(source, new TerminologyService(source), DefinitionsPack.Core.Schema);
    }

    /// <param name="body">Properties beside resourceType.</param>
    public static Document Make(string type, string body) => Parse($$"""{ "resourceType": "{{type}}"{{(body.Length > 0 ? ", " : "")}}{{body}} }""");

    /// <summary>As it comes: the parser may have found something wrong.</summary>
    public static Document Parse(string json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!;

    public static IReadOnlyList<Issue> Issues(string type, string body, params string[] profiles) =>
        Core.Validate(Make(type, body), new ValidationOptions { Profiles = [.. profiles] });

    /// <summary>The issues of an instance that must conform to the profile, which is the first of the definitions.</summary>
    public static IReadOnlyList<Issue> Issues(Document instance, params Document[] definitions) =>
        Over(definitions).Validate(instance, new ValidationOptions { Profiles = [definitions[0].Root.ValueOf("url")!] });

    public static IEnumerable<string> Errors(this IEnumerable<Issue> issues) => issues.Where(issue => issue.IsError).Select(issue => $"{issue.RuleId} {issue.Expression}");
}
