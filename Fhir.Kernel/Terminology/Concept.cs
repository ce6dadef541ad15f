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
    /// <param name="language">A language tag, or several with commas in order of preference; <c>no</c> and <c>nb</c> stand for each other.</param>
    public string? DisplayIn(string? language) => Designation.Preferred(Designations, language) ?? Display;
}

/// <summary>The kinds of value that a property of a concept may have. https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.concept.property.value_x_</summary>
public enum ConceptPropertyType : byte
{
    String,
    Code,
    Coding,
    Integer,
    Boolean,
    DateTime,
    Decimal,
}

/// <param name="Value">As text, whatever its type; of a Coding the code.</param>
public readonly record struct ConceptProperty(string Code, string Value)
{
    public ConceptPropertyType Type { get; init; }

    /// <summary>Of a Coding; else null.</summary>
    public string? System { get; init; }

    /// <summary>Of a Coding; else null.</summary>
    public string? Display { get; init; }
}

/// <param name="Language">Null when not stated.</param>
public readonly record struct Designation(string? Language, string Value)
{
    /// <summary>What it is for; null when not stated.</summary>
    public DesignationUse? Use { get; init; }

    /// <summary>True when it names the concept rather than being a synonym, a definition or a search term: no use, or the use of a display.</summary>
    internal bool IsName => Use is null or { Code: "display" or "preferredForLanguage" or "900000000000003001" };

    internal bool IsIn(string wanted)
    {
        if (Language is null) return false;
        return string.Equals(Language, wanted, StringComparison.OrdinalIgnoreCase) || Plain(Language) == Plain(wanted);
    }

    /// <summary>The best in the first language that has any: a name before a synonym. Null when none is in any of the languages.</summary>
    internal static string? Preferred(ImmutableArray<Designation> designations, string? languages)
    {
        if (languages is null || designations.IsEmpty) return null;
        foreach (var language in languages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var wanted = language.Split(';')[0];
            var found = designations.Where(designation => designation.IsIn(wanted)).OrderBy(designation => designation.IsName ? 0 : 1).FirstOrDefault().Value;
            if (found is not null) return found;
        }
        return null;
    }

    private static string Plain(string tag) => tag.Split('-')[0].ToLowerInvariant() is var language && language == "no" ? "nb" : language;
}

/// <param name="System">Null when not stated.</param>
public sealed record DesignationUse(string? System, string Code, string? Display);
