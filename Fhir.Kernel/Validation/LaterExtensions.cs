using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Validation.Compiling;

namespace Fhir.Kernel.Validation;

/// <summary>
/// Extensions that R4 does not publish but profiles on R4 use, and that mean something here: definitions of our own, no more than url, place and type. One
/// that a source has itself goes before. https://hl7.org/fhir/extensions/
/// </summary>
internal sealed class LaterExtensions : ICanonicalSource
{
    private const string Published = "http://hl7.org/fhir/StructureDefinition/";

    // url -> the type of its value (null: it has parts) and where it stands
    private static readonly FrozenDictionary<string, (string? Value, string Place)> Table = new Dictionary<string, (string?, string)>
    {
        [Published + "structuredefinition-imposeProfile"] = ("canonical", "StructureDefinition"),
        [Published + "structuredefinition-compliesWithProfile"] = ("canonical", "StructureDefinition"),
        [Published + "operationoutcome-issue-line"] = ("integer", "OperationOutcome.issue"),
        [Published + "operationoutcome-issue-col"] = ("integer", "OperationOutcome.issue"),
        [AdditionalBindings.Url] = (null, "ElementDefinition.binding"),
    }.ToFrozenDictionary();

    private readonly Lazy<CanonicalSet> definitions = new(() => new CanonicalSet(Table.Select(row => Define(row.Key, row.Value.Value, row.Value.Place))));

    private LaterExtensions()
    {
    }

    public static LaterExtensions Source { get; } = new();

    public IEnumerable<CanonicalEntry> Entries => definitions.Value.Entries;

    public Document? Find(string url, string? version = null) => Table.ContainsKey(url) ? definitions.Value.Find(url, version) : null;

    private static Document Define(string url, string? value, string place)
    {
        var rest = value is null
            ? """{ "id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0" }"""
            : $$"""{ "id": "Extension.extension", "path": "Extension.extension", "max": "0" }, { "id": "Extension.value[x]", "path": "Extension.value[x]", "min": 1, "type": [{ "code": "{{value}}" }] }""";
        var json = $$"""
            { "resourceType": "StructureDefinition", "url": "{{url}}", "name": "Later", "status": "active", "kind": "complex-type", "abstract": false, "type": "Extension",
              "context": [{ "type": "element", "expression": "{{place}}" }], "baseDefinition": "{{Published}}Extension", "derivation": "constraint", "differential": { "element": [
                { "id": "Extension", "path": "Extension" }, { "id": "Extension.url", "path": "Extension.url", "fixedUri": "{{url}}" }, {{rest}}] } }
            """;
        return JsonParser.Parse(Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!;
    }
}
