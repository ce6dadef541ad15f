namespace Fhir.Tiltak.Population.Care;

/// <summary>Categories of health personnel (9060) that occur.</summary>
internal static class Categories
{
    public static Code Doctor { get; } = new(Systems.Kodeverk + "9060", "LE", "Lege");

    public static Code Nurse { get; } = new(Systems.Kodeverk + "9060", "SP", "Sykepleier");

    public static Code Midwife { get; } = new(Systems.Kodeverk + "9060", "JO", "Jordmor");

    public static Code Scientist { get; } = new(Systems.Kodeverk + "9060", "BI", "Bioingeniør");

    public static Code Pharmacist { get; } = new(Systems.Kodeverk + "9060", "FA1", "Provisorfarmasøyt");
}
