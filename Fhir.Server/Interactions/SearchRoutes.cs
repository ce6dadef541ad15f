using Fhir.Server.Operations;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Interactions;

/// <summary>Every way to search: the type, the system, the compartment, and the newest Observations. https://hl7.org/fhir/R4/http.html#search</summary>
public sealed class SearchRoutes(SearchType type, SearchSystem system, SearchCompartment compartment, LastN newest, ReindexStatus reindex)
{
    public IReadOnlyList<Route> All =>
    [
        new("GET", "{type}", Interaction.Search, type.HandleAsync),
        new("POST", "{type}/_search", Interaction.Search, type.HandleAsync),
        new("GET", "", Interaction.None, system.HandleAsync),
        new("POST", "_search", Interaction.None, system.HandleAsync),
        new("GET", "{owner}/{id}/{type}", Interaction.Search, compartment.HandleAsync),
        new("POST", "{owner}/{id}/{type}/_search", Interaction.Search, compartment.HandleAsync),
        new("GET", "{owner}/{id}/*", Interaction.None, compartment.HandleAsync),
        new("POST", "{owner}/{id}/_search", Interaction.None, compartment.HandleAsync),
        new("GET", "Observation/$lastn", Interaction.Search, newest.HandleAsync),
        new("POST", "Observation/$lastn", Interaction.Search, newest.HandleAsync),
        new("GET", "SearchParameter/{id}/$reindex-status", Interaction.Read, reindex.HandleAsync),
    ];
}
