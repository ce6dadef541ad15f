using Fhir.Profiles;

namespace Fhir.Server.Response;

/// <summary>The words around a resource that is shown as a page.</summary>
internal static class HtmlWords
{
    public static readonly BilingualText Status = new("Svar", "Status");

    public static readonly BilingualText Pages = new("Sider i svaret", "Pages of the answer");

    public static readonly BilingualText Place = new("Sted:", "Place:");

    /// <summary>What an outcome is called where nobody knows OperationOutcome.</summary>
    public static BilingualText OutcomeOf(int status) => status switch
    {
        < 400 => new("Utfallet", "The outcome"),
        401 or 403 => new("Ingen tilgang", "No access"),
        404 => new("Finnes ikke", "Not found"),
        410 => new("Slettet", "Deleted"),
        < 500 => new("Dette kunne ikke gjøres", "This could not be done"),
        503 => new("Ikke klar nå", "Not ready now"),
        _ => new("Noe gikk galt", "Something went wrong"),
    };

    public static BilingualText SeverityOf(string? severity) => severity switch
    {
        "information" => new("Opplysning", "Information"),
        "warning" => new("Advarsel", "Warning"),
        _ => new("Feil", "Error"),
    };

    public static BilingualText Total(string total) => new($"{total} treff i alt", $"{total} hits in all");

    /// <summary>Null for a link that leads to no other page.</summary>
    public static BilingualText? PageOf(string? relation) => relation switch
    {
        "first" => new("Første side", "First page"),
        "previous" => new("Forrige side", "Previous page"),
        "next" => new("Neste side", "Next page"),
        "last" => new("Siste side", "Last page"),
        _ => null,
    };
}
