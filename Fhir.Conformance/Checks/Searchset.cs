using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Reads a Bundle of type searchset. https://hl7.org/fhir/R4/bundle.html#searchset</summary>
public static class Searchset
{
    /// <summary>The resources that match; those that are included or that tell of trouble are left out.</summary>
    public static IEnumerable<Node> Matches(Node bundle) => Of(bundle, mode => mode is "" or "match");

    public static IEnumerable<Node> Included(Node bundle) => Of(bundle, mode => mode == "include");

    /// <summary>The URL of the link with the relation; empty when there is none.</summary>
    public static string Link(Node bundle, string relation) =>
        bundle.At("link").FirstOrDefault(link => link.Text("relation") == relation).Text("url");

    private static IEnumerable<Node> Of(Node bundle, Func<string, bool> isWanted) =>
        bundle.At("entry").Where(entry => isWanted(entry.Text("search.mode"))).Select(entry => entry["resource"])
            .Where(resource => resource.IsObject && resource.ResourceType != "OperationOutcome");
}
