using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>Small profiles for tests, written as the rows of their differential.</summary>
internal static class TestProfiles
{
    public const string Base = "https://fhirref.example/test/StructureDefinition/";

    /// <param name="rows">JSON objects with commas between; id and path may be left to each other.</param>
    /// <param name="more">More properties of the StructureDefinition, each followed by a comma.</param>
    public static Document Define(string id, string type, string rows, string? baseDefinition = null, string more = "") => Parse($$"""
        {
          "resourceType": "StructureDefinition", "id": "{{id}}", "url": "{{Base}}{{id}}", "name": "{{id.Replace('-', '_')}}", "status": "active",
          {{more}}
          "kind": "{{(char.IsUpper(type[0]) && DefinitionsPack.Core.Schema.FindType(type)?.IsResource == true ? "resource" : "complex-type")}}", "abstract": false, "type": "{{type}}",
          "baseDefinition": "{{baseDefinition ?? Canonical.CoreDefinitions + type}}", "derivation": "constraint",
          "differential": { "element": [ {{rows}} ] }
        }
        """);

    public static Document Parse(string json)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema);
        return parsed is { IsClean: true, Document: { } document } ? document : throw new InvalidOperationException($"{parsed.Issues[0]}");
    }

    /// <summary>These before the core definitions.</summary>
    public static ICanonicalSource With(params Document[] definitions) => new LayeredSource(new CanonicalSet(definitions), DefinitionsPack.Core);

    public static Result<byte[]> Expand(Document profile, params Document[] others) => SnapshotGenerator.Generate(profile, With([profile, .. others]));

    /// <summary>The rows of the expanded profile by id.</summary>
    public static Dictionary<string, ElementDefinition> Rows(Document profile, params Document[] others)
    {
        var expanded = Expand(profile, others);
        if (!expanded.IsValue) throw new InvalidOperationException(expanded.Refusal.ToString());
        return StructureDefinition.Read(Parse(Encoding.UTF8.GetString(expanded.Value)).Root)!.Snapshot.ToDictionary(row => row.Id!);
    }
}
