using Fhir.Kernel.Outcome;

namespace Fhir.Server.Arena;

/// <summary>The pages' own words in both languages.</summary>
public sealed record Words(string OtherLanguage, string OtherCode, string Skip, string Navigation, string Otherwise, string Home, string Profiles, string PackageProfiles)
{
    public required string Lead { get; init; }

    public required string TiltakHeading { get; init; }

    public required string TiltakLead { get; init; }

    public required string Glossary { get; init; }

    public required string FoundationHeading { get; init; }

    public required string Guide { get; init; }

    public required string GuidePages { get; init; }

    public required string Contents { get; init; }

    public required string Metadata { get; init; }

    public required string Health { get; init; }

    public required string NotReady { get; init; }

    private static readonly Words Nb = new("English", "en", "Hopp til innholdet", "Sidene", "Språk og formater", "Forsiden", "Profiler", "Profilene til veiledningen")
    {
        Lead = "En kjørbar referanse for de fem tiltakene som lar pasientinformasjonen følge pasienten: FHIR-server, profiler og samsvarstester.",
        TiltakHeading = "Tiltakene",
        TiltakLead = "Hvert tiltak har en veiledning, profiler som sier hvordan opplysningene skal se ut, og noen spørringer du kan prøve. Svaret vises som en nettside, og kan også leses som JSON og XML. Alle personene er oppdiktet.",
        Glossary = "Ord og forkortelser",
        FoundationHeading = "Felles grunnlag",
        Guide = "Veiledning",
        GuidePages = "Sidene i veiledningen",
        Contents = "Innhold",
        Metadata = "Hva serveren kan (CapabilityStatement)",
        Health = "Er serveren klar?",
        NotReady = "Serveren laster fortsatt definisjoner og data.",
    };

    private static readonly Words En = new("Norsk", "nb", "Skip to the content", "Pages", "Languages and formats", "Start page", "Profiles", "The profiles of this guide")
    {
        Lead = "An executable reference for the five measures that let patient information follow the patient: FHIR server, profiles and conformance tests.",
        TiltakHeading = "The measures (tiltak)",
        TiltakLead = "Each measure has a guide, profiles that say what the information is to look like, and some requests to try. The answer is shown as a page, and can be read as JSON and XML too. All persons are invented.",
        Glossary = "Words and abbreviations (in Norwegian)",
        FoundationHeading = "Common foundation",
        Guide = "Guide (in Norwegian)",
        GuidePages = "The pages of the guide",
        Contents = "Contents",
        Metadata = "What the server can do (CapabilityStatement)",
        Health = "Is the server ready?",
        NotReady = "The server is still loading definitions and data.",
    };

    public static Words In(Language language) => language == Language.Nb ? Nb : En;
}
