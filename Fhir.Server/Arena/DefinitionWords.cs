using Fhir.Kernel.Outcome;

namespace Fhir.Server.Arena;

/// <summary>The words of the pages about definitions in both languages.</summary>
public sealed record DefinitionWords(string Heading, string Lead, string Packages)
{
    public required string BuiltOn { get; init; }

    public required string AlsoFollows { get; init; }

    public required string Elements { get; init; }

    public required string ElementsLead { get; init; }

    public required string Element { get; init; }

    public required string Count { get; init; }

    public required string Type { get; init; }

    public required string Meaning { get; init; }

    public required string MustSupport { get; init; }

    public required string Always { get; init; }

    public required string Codes { get; init; }

    public required string Rules { get; init; }

    public required string Rule { get; init; }

    public required string Warning { get; init; }

    public required string Code { get; init; }

    public required string Taken { get; init; }

    public required string AllOf { get; init; }

    public required string SomeOf { get; init; }

    public required string Without { get; init; }

    public required string JsonAlone { get; init; }

    public required string JsonHere { get; init; }

    private static readonly DefinitionWords Nb = new(
        "Profiler", "En profil sier hvilke opplysninger som skal være med, hvor mange ganger, og med hvilke koder. Her er profilene og alt de bygger på, pakke for pakke.", "Pakkene")
    {
        BuiltOn = "Bygger på",
        AlsoFollows = "Skal også følge",
        Elements = "Elementer",
        ElementsLead = "Bare det profilen endrer eller presiserer; resten er som i det den bygger på.",
        Element = "Element",
        Count = "Antall",
        Type = "Type",
        Meaning = "Betydning",
        MustSupport = "må støttes",
        Always = "alltid",
        Codes = "koder fra",
        Rules = "Regler",
        Rule = "Regel",
        Warning = "advarsel",
        Code = "Kode",
        Taken = "Kodene",
        AllOf = "Alle kodene i",
        SomeOf = "Disse kodene i",
        Without = "Ikke med:",
        JsonAlone = "JSON for seg",
        JsonHere = "Vis JSON her",
    };

    private static readonly DefinitionWords En = new(
        "Profiles", "A profile says which information is to be there, how many times, and with which codes. Here are the profiles and all that they build on, package by package.", "The packages")
    {
        BuiltOn = "Builds on",
        AlsoFollows = "Is to follow too",
        Elements = "Elements",
        ElementsLead = "Only what the profile changes or makes more exact; the rest is as in what it builds on.",
        Element = "Element",
        Count = "Count",
        Type = "Type",
        Meaning = "Meaning",
        MustSupport = "must support",
        Always = "always",
        Codes = "codes from",
        Rules = "Rules",
        Rule = "Rule",
        Warning = "warning",
        Code = "Code",
        Taken = "The codes",
        AllOf = "All codes of",
        SomeOf = "These codes of",
        Without = "Left out:",
        JsonAlone = "JSON by itself",
        JsonHere = "Show the JSON here",
    };

    public static DefinitionWords In(Language language) => language == Language.Nb ? Nb : En;
}
