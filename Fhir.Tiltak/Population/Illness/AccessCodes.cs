namespace Fhir.Tiltak.Population.Illness;

/// <summary>Who may see a document, in code system 9603.</summary>
internal static class AccessCodes
{
    public static Code Find(string code) => new(Systems.Access, code, code switch
    {
        "NORS" => "Sperret av innbygger",
        "NORU" => "Utsatt innsyn for innbygger",
        _ => "Normal",
    });
}
