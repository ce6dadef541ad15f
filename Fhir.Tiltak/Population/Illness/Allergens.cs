using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

internal static class Allergens
{
    private static readonly Code Anaphylaxis = new(Systems.Snomed, "39579001", "Anaphylaxis");
    private static readonly Code Urticaria = new(Systems.Snomed, "126485001", "Urticaria");
    private static readonly Code Rash = new(Systems.Snomed, "271807003", "Eruption of skin");

    public static ImmutableArray<Allergen> All { get; } =
    [
        new("penicillin", 22, "medication", new(Systems.Atc, "J01CE02", "Fenoksymetylpenicillin"), "Penicillin", Rash, false, Traits.Penicillin),
        new("penicillin-sjokk", 4, "medication", new(Systems.Atc, "J01CE02", "Fenoksymetylpenicillin"), "Penicillin", Anaphylaxis, true, Traits.Penicillin),
        new("nsaid", 8, "medication", new(Systems.Atc, "M01AE01", "Ibuprofen"), "Ibuprofen", Urticaria, false, Traits.Nsaid | Traits.Antiplatelet),
        new("peanott", 6, "food", null, "Peanøtt", Anaphylaxis, true),
        new("skalldyr", 7, "food", null, "Skalldyr", Urticaria, false),
        new("veps", 6, "environment", null, "Vepsestikk", Anaphylaxis, true),
        new("bjork", 40, "environment", null, "Bjørkepollen", Urticaria, false),
    ];
}
