using Fhir.Server.Operations.Reindex;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Bulk;

/// <summary>
/// Bulk Data Access 2.0, bulk import, and the index of everything. What a caller may export or import is decided type by type, and $reindex asks for every right,
/// which is more than a route can ask for; so the routes themselves ask for none.
/// https://hl7.org/fhir/uv/bulkdata/STU2/export.html
/// </summary>
public sealed class BulkRoutes(Export export, Import.Import import, StartReindex reindex)
{
    public IReadOnlyList<Route> All =>
    [
        new("POST", "$import", Interaction.None, import.HandleAsync),
        new("POST", "$reindex", Interaction.None, reindex.HandleAsync),
        .. Both("$export", export.OfSystemAsync),
        .. Both("Patient/$export", export.OfPatientsAsync),
        .. Both("Group/{id}/$export", export.OfGroupAsync),
    ];

    private static IEnumerable<Route> Both(string pattern, Interact interact) =>
        [new("GET", pattern, Interaction.None, interact), new("POST", pattern, Interaction.None, interact)];
}
