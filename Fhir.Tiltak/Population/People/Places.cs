using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.People;

/// <summary>A county that is on no map.</summary>
internal static class Places
{
    public const string County = "Fjordfylket";

    public static ImmutableArray<Municipality> Municipalities { get; } =
    [
        new("9901", "Fjordbyen", "9998", 360),
        new("9902", "Elvedal", "9997", 160),
        new("9903", "Tindevik", "9996", 120),
        new("9904", "Myrmarka", "9995", 100),
        new("9905", "Havøyene", "9994", 60),
        new("9906", "Skogheia", "9993", 90),
        new("9907", "Nordsletta", "9992", 70),
        new("9908", "Sandvær", "9999", 40),
    ];

    private static readonly ImmutableArray<string> StreetStarts =
    [
        "Bekke", "Skole", "Sol", "Fjord", "Bjørke", "Gran", "Furu", "Elve", "Strand", "Myr", "Lyng", "Hegre", "Nøtte", "Vår", "Haug", "Tind",
        "Rogne", "Ospe", "Mølle", "Sag", "Kvern", "Blåbær", "Molte", "Løvetann", "Spurve", "Trost", "Ugle", "Rype",
    ];

    private static readonly ImmutableArray<string> StreetEnds = ["veien", "faret", "stien", "lia", "gata", "svingen", "kroken", "tunet", "bakken"];

    public static Municipality Pick(Dice dice)
    {
        var at = dice.Below(1000);
        foreach (var municipality in Municipalities)
        {
            if (at < municipality.Share) return municipality;
            at -= municipality.Share;
        }
        return Municipalities[0];
    }

    public static string Street(Dice dice) => $"{dice.Pick(StreetStarts)}{dice.Pick(StreetEnds)} {dice.Between(1, 80)}";
}
