using Fhir.Kernel.Outcome;

namespace Fhir.Server.Arena;

/// <summary>The arena's own words in both languages.</summary>
public sealed record Words(
    string Lead, string TiltakHeading, string FoundationHeading, string TryIt, string Profiles, string Guide, string Metadata, string Health, string OtherLanguage, string OtherCode,
    string NotReady, string Home, string Title, string Type, string Send)
{
    private static readonly Words Nb = new(
        "En kjørbar referanse for de fem tiltakene som lar pasientinformasjonen følge pasienten: FHIR-server, profiler og samsvarstester.",
        "Tiltakene", "Felles grunnlag", "Prøv", "Profiler", "Veiledning", "Hva serveren kan (metadata)", "Tilstand", "English", "en",
        "Serveren laster fortsatt definisjoner og data.", "Forsiden", "Tittel", "Type", "Send");

    private static readonly Words En = new(
        "An executable reference for the five measures that let patient information follow the patient: FHIR server, profiles and conformance tests.",
        "The measures (tiltak)", "Common foundation", "Try it", "Profiles", "Guide (in Norwegian, with an English summary)", "What the server can do (metadata)", "Health", "Norsk", "nb",
        "The server is still loading definitions and data.", "Start page", "Title", "Type", "Send");

    public static Words In(Language language) => language == Language.Nb ? Nb : En;
}
