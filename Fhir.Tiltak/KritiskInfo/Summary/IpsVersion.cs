using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>An edition of International Patient Summary that a summary can be made by. https://hl7.org/fhir/uv/ips/</summary>
/// <param name="Number">Of the package.</param>
/// <param name="StatesAbsenceByEntry">True where a required section must have an entry, so that absence is an entry with a code; else the section says why it is empty.</param>
public sealed record IpsVersion(string Number, bool StatesAbsenceByEntry)
{
    private const string Profiles = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private const string OwnBundle = "https://fhirref.example/no/kritisk-info/StructureDefinition/kritisk-bundle";

    public static readonly IpsVersion Two = new("2.0.1", StatesAbsenceByEntry: false);

    public static readonly IpsVersion One = new("1.1.0", StatesAbsenceByEntry: true);

    /// <summary>The canonical of one of its profiles, with version.</summary>
    public string Canonical(string profile) => $"{Profiles}{profile}|{Number}";

    /// <summary>What the operation's <c>profile</c> asks for: the Bundle's or the Composition's canonical, with or without version. 2.0 when nothing is asked.</summary>
    public static Result<IpsVersion> Of(string? profile)
    {
        if (profile is null) return Two;
        var (url, version) = profile.Split('|') switch
        {
            [var alone] => (alone, "2.0"),
            [var first, var second] => (first, second),
            _ => ("", ""),
        };
        if (url is not (Profiles + "Bundle-uv-ips" or Profiles + "Composition-uv-ips" or OwnBundle)) return Unknown(profile);
        return version switch
        {
            "2" or "2.0" or "2.0.0" or "2.0.1" => Two,
            "1.1" or "1.1.0" when url != OwnBundle => One,
            "0.1.0" when url == OwnBundle => Two,
            _ => Unknown(profile),
        };
    }

    private static Refusal Unknown(string profile) =>
        Refusal.BadRequest(SummaryRules.ProfileUnknown.At("profile", profile, $"{Profiles}Bundle-uv-ips|2.0.1, {Profiles}Bundle-uv-ips|1.1.0"));
}
