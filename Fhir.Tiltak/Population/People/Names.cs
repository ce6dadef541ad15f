using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.People;

/// <summary>
/// Given names as they were given in each time, and family names put together from two words of nature, as in other synthetic registers:
/// a name sounds Norwegian and is nobody's on purpose.
/// </summary>
internal static class Names
{
    private static readonly ImmutableArray<string> OldWomen =
    [
        "Aslaug", "Gudrun", "Solveig", "Ingrid", "Ragnhild", "Borghild", "Astrid", "Gerd", "Randi", "Turid", "Bjørg", "Inger", "Eldbjørg", "Torill", "Marit", "Sigrun",
    ];

    private static readonly ImmutableArray<string> OldMen =
    [
        "Arnt", "Torstein", "Odd", "Sverre", "Edvard", "Kåre", "Leif", "Gunnar", "Birger", "Asbjørn", "Einar", "Magne", "Reidar", "Torleif", "Oddvar", "Harald",
    ];

    private static readonly ImmutableArray<string> Women =
    [
        "Camilla", "Heidi", "Trine", "Mona", "Siv", "Hege", "Ellen", "Anette", "Marianne", "Kristin", "Tone", "Silje", "Ida", "Stine", "Cathrine", "Linn", "Yngvild", "Helene",
    ];

    private static readonly ImmutableArray<string> Men =
    [
        "Morten", "Geir", "Stian", "Rune", "Espen", "Frode", "Trond", "Anders", "Kristian", "Vegard", "Tore", "Håkon", "Bjørnar", "Øystein", "Lars", "Eirik", "Mathias", "Even",
    ];

    private static readonly ImmutableArray<string> Girls =
    [
        "Nora", "Ella", "Iben", "Frida", "Tuva", "Live", "Selma", "Åse", "Signe", "Ylva", "Sanna", "Ane", "Maja", "Eira", "Alma", "Tiril",
    ];

    private static readonly ImmutableArray<string> Boys =
    [
        "Jakob", "Noah", "Oskar", "Isak", "Sondre", "Brage", "Ask", "Iver", "Ludvik", "Odin", "Aksel", "Tobias", "Storm", "Jo", "Sivert", "Mikkel",
    ];

    private static readonly ImmutableArray<string> GuestWomen = ["Zofia", "Daria", "Selam", "Amira", "Lina", "Mei", "Rasa", "Ivana", "Noor", "Teresa"];

    private static readonly ImmutableArray<string> GuestMen = ["Piotr", "Andrius", "Mehmet", "Yonas", "Tomasz", "Viktor", "Rahul", "Bogdan", "Karim", "Juan"];

    private static readonly ImmutableArray<string> GuestFamilies = ["Zelenka", "Novakas", "Haile", "Polnova", "Tarasin", "Yilmar", "Okonde", "Ferrand", "Lindqvara", "Szalai"];

    private static readonly ImmutableArray<string> FamilyStarts =
    [
        "Ask", "Bjørke", "Brede", "Elve", "Eng", "Fjell", "Furu", "Glitre", "Gran", "Hassel", "Hav", "Hegge", "Kvist", "Lerke", "Linde", "Lyng", "Mose", "Myr", "Nype",
        "Orre", "Rogn", "Sel", "Skog", "Sol", "Stein", "Tinde", "Tyri", "Ulv", "Varg", "Vinter",
    ];

    private static readonly ImmutableArray<string> FamilyEnds =
    [
        "bakk", "berg", "bu", "dal", "eng", "fjær", "haug", "holt", "kroken", "land", "li", "lund", "løkk", "mo", "nes", "rud", "rev", "skar", "stad", "sund", "tun", "vang", "vik", "ås",
    ];

    public static string Given(Dice dice, Sex sex, int birthYear) => dice.Pick((sex, birthYear) switch
    {
        (Sex.Female, < 1960) => OldWomen,
        (Sex.Male, < 1960) => OldMen,
        (Sex.Female, < 2000) => Women,
        (Sex.Male, < 2000) => Men,
        (Sex.Female, _) => Girls,
        _ => Boys,
    });

    public static string Family(Dice dice) => dice.Pick(FamilyStarts) + dice.Pick(FamilyEnds);

    public static (string Given, string Family) Guest(Dice dice, Sex sex) => (dice.Pick(sex == Sex.Female ? GuestWomen : GuestMen), dice.Pick(GuestFamilies));
}
