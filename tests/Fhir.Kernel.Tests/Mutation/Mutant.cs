using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>What must be said of a mutant.</summary>
/// <param name="Rule">One id, or several with <c>|</c> between where either may see it first.</param>
/// <param name="Places">FHIRPaths of which the issue must have one; none when no element is to blame.</param>
internal sealed record Expected(string Rule, params string[] Places)
{
    /// <summary>What a second step of the damage needs to know of the first.</summary>
    public string Mark { get; init; } = "";

    public bool IsMetBy(Issue issue) => Rule.Split('|').Contains(issue.RuleId) && (Places.Length == 0 ? issue.Expression is null : Places.Contains(issue.Expression));

    public override string ToString() => $"{Rule} at {(Places.Length == 0 ? "no element" : string.Join(" or ", Places))}";
}

/// <summary>A broken resource, and what must be said of it.</summary>
internal sealed record Mutant(byte[] Bytes, Expected Expected)
{
    public bool IsXml { get; init; }

    public ParseLimits Limits { get; init; } = ParseLimits.Default;

    /// <summary>Of the parser and, where it made a document, of the validator.</summary>
    public ImmutableArray<Issue> Issues()
    {
        var schema = DefinitionsPack.Core.Schema;
        var parsed = IsXml ? XmlParser.Parse(Bytes, schema, Limits) : JsonParser.Parse(Bytes, schema, Limits);
        return parsed.Document is { } document ? [.. parsed.Issues, .. Subjects.Validator.Validate(document)] : [.. parsed.Issues];
    }
}
