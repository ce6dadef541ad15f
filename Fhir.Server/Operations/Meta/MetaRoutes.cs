using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Meta;

/// <summary>
/// The operations on labels. What changes them asks for the right to read too, since the answer tells what is there. https://hl7.org/fhir/R4/resource-operations.html
/// </summary>
public sealed class MetaRoutes(ReadMeta read, ChangeMeta change)
{
    public IReadOnlyList<Route> All =>
    [
        .. Both("$meta", Interaction.None, read.OfSystemAsync),
        .. Both("{type}/$meta", Interaction.Read | Interaction.Search, read.OfTypeAsync),
        .. Both("{type}/{id}/$meta", Interaction.Read, read.OfInstanceAsync),
        .. Both("{type}/{id}/_history/{vid}/$meta", Interaction.Read, read.OfVersionAsync),
        new("POST", "{type}/{id}/$meta-add", Interaction.Read | Interaction.Update, change.AddAsync),
        new("POST", "{type}/{id}/$meta-delete", Interaction.Read | Interaction.Update, change.DeleteAsync),
    ];

    private static IEnumerable<Route> Both(string pattern, Interaction needs, Interact interact) => [new("GET", pattern, needs, interact), new("POST", pattern, needs, interact)];
}
