namespace Fhir.Tiltak.Population.Illness;

/// <summary>What a specimen is of, in code system 8351 and SNOMED CT.</summary>
internal sealed record Material(string Id, Code National, Code Snomed)
{
    public static Material Blood { get; } = new("blod", new(Systems.Material, "B", "Blod"), new(Systems.Snomed, "119297000", "Blood specimen"));

    public static Material Plasma { get; } = new("plasma", new(Systems.Material, "P", "Plasma"), new(Systems.Snomed, "119361006", "Plasma specimen"));

    public static Material Urine { get; } = new("urin", new(Systems.Material, "U", "Urin"), new(Systems.Snomed, "122575003", "Urine specimen"));
}
