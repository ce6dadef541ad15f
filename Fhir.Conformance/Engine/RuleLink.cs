using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fhir.Conformance.Engine;

/// <summary>
/// Where the rule behind a requirement can be read. Most sources are links themselves. Profiles and IHE's and HL7's guides have addresses of their own; what is written in
/// documents that are not public is told, rule by rule, on the project's page of the tiltak.
/// </summary>
public static partial class RuleLink
{
    private const string Mhd = "https://profiles.ihe.net/ITI/MHD/";
    private const string Ours = "https://fhirref.example/no/";

    /// <summary>Beginnings of sources, the more particular first.</summary>
    private static readonly ImmutableArray<(string Source, string Link)> Known =
    [
        ("IHE MHD 4.2.4: ITI-65", Mhd + "ITI-65.html"),
        ("IHE MHD 4.2.4: ITI-67", Mhd + "ITI-67.html"),
        ("IHE MHD 4.2.4: Find Document References", Mhd + "ITI-67.html"),
        ("IHE MHD 4.2.4: ITI-68", Mhd + "ITI-68.html"),
        ("IHE MHD 4.2.4", Mhd),
        ("IPS 1.1", "https://hl7.org/fhir/uv/ips/STU1.1/"),
        ("IPS", "https://hl7.org/fhir/uv/ips/"),
        ("HL7 Europe Laboratory Report", "http://hl7.eu/fhir/laboratory/"),
    ];

    /// <summary>An absolute URL, or the path of a page in the project.</summary>
    public static string Of(Requirement requirement)
    {
        // The name of an invariant may stand behind the address.
        if (IsAddress(requirement.Source)) return requirement.Source.Split(' ')[0];
        if (Known.FirstOrDefault(known => requirement.Source.StartsWith(known.Source, StringComparison.Ordinal)) is { Link: { } link }) return link;
        if (Profile().Match(requirement.Source) is { Success: true } profile) return $"{Ours}{Package(requirement.Tiltak)}/StructureDefinition/{profile.Groups[1].Value}";
        if (National().Match(requirement.Source) is { Success: true } national) return $"http://hl7.no/fhir/StructureDefinition/{national.Groups[1].Value}";
        return Page(requirement.Tiltak);
    }

    /// <summary>True for what a browser can follow.</summary>
    public static bool IsAddress(string link) => link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal);

    /// <summary>The project's page on a tiltak.</summary>
    public static string Page(string tiltak) => $"docs/tiltak/{Package(tiltak)}.md";

    private static string Package(string tiltak) => tiltak == "core" ? "basis" : tiltak;

    [GeneratedRegex(@"^Profilen ([a-z0-9-]+)$")]
    private static partial Regex Profile();

    [GeneratedRegex(@"^(no-basis-[A-Za-z]+)")]
    private static partial Regex National();
}
