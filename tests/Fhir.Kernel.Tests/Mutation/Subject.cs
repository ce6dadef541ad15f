using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>A valid resource that is to be broken.</summary>
/// <param name="Name">Where it comes from, for reports.</param>
internal sealed class Subject
{
    private readonly Lazy<IReadOnlyList<ElementDefinition>> rows;
    private readonly byte[] json;

    public Subject(string name, byte[] json)
    {
        (Name, this.json) = (name, json);
        var parsed = JsonParser.Parse(json, DefinitionsPack.Core.Schema);
        Document = parsed.IsClean ? parsed.Document! : throw new InvalidDataException($"{name}: {parsed.Issues[0]}");
        rows = new(() => [.. Claims().SelectMany(Subjects.Rows)]);
        Before = [.. Subjects.Validator.Validate(Document)];
    }

    public string Name { get; }

    public Document Document { get; }

    public ReadOnlySpan<byte> Json => json;

    public string Type => Document.Root.Type.Name;

    /// <summary>What the validator says of it unbroken.</summary>
    public IReadOnlyList<Issue> Before { get; }

    /// <summary>The rows of the profiles it claims.</summary>
    public IReadOnlyList<ElementDefinition> Rows => rows.Value;

    public JsonObject Copy() => JsonNode.Parse(json)!.AsObject();

    public override string ToString() => Name;

    private IEnumerable<string> Claims()
    {
        foreach (var claim in Document.Root.Child("meta").ChildrenNamed("profile"))
            if (claim.Value is { } canonical) yield return canonical;
    }
}
