namespace Fhir.Tiltak.Population;

/// <summary>Canonicals of the profiles the resources claim.</summary>
internal static class Profile
{
    public const string Base = "https://fhirref.example/no/";

    public static string Basis(string id) => Of("basis", $"basis-{id}");

    public static string Medicine(string id) => Of("legemiddelliste", $"legemiddel-{id}");

    public static string Record(string id) => Of("journaldokumenter", $"journal-{id}");

    public static string Result(string id) => Of("provesvar", $"provesvar-{id}");

    public static string Critical(string id) => Of("kritisk-info", $"kritisk-{id}");

    public static string Home(string id) => Of("hjemmeoppfolging", $"hjemme-{id}");

    private static string Of(string slug, string id) => $"{Base}{slug}/StructureDefinition/{id}";
}
