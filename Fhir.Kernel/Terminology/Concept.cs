using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>One concept of a code system. https://hl7.org/fhir/R4/codesystem.html</summary>
public sealed record Concept(string Code, string? Display)
{
    public string? Definition { get; init; }

    public ImmutableArray<ConceptProperty> Properties { get; init; } = [];

    public ImmutableArray<Designation> Designations { get; init; } = [];

    /// <summary>Only groups other concepts; not meant to be used as a value. https://hl7.org/fhir/R4/codesystem-concept-properties.html</summary>
    public bool IsAbstract => Properties.Any(property => property is { Code: "notSelectable" or "abstract", Value: "true" });

    public bool IsInactive => Properties.Any(property => property is { Code: "inactive", Value: "true" } or { Code: "status", Value: "retired" or "inactive" });

    /// <summary>The name in the language, or the display when there is none.</summary>
    /// <param name="language">A language tag; <c>no</c> and <c>nb</c> stand for each other.</param>
    public string? DisplayIn(string? language) =>
        Designations.FirstOrDefault(designation => designation.IsIn(language)).Value ?? Display;
}

/// <param name="Value">As text, whatever its type; of a Coding the code.</param>
public readonly record struct ConceptProperty(string Code, string Value);

/// <param name="Language">Null when not stated.</param>
public readonly record struct Designation(string? Language, string Value)
{
    internal bool IsIn(string? wanted)
    {
        if (wanted is null || Language is null) return false;
        return Plain(Language) == Plain(wanted);
    }

    private static string Plain(string tag) => tag.Split('-')[0].ToLowerInvariant() is var language && language == "no" ? "nb" : language;
}
