using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Everything;

/// <summary>
/// $everything of a patient and of an encounter. https://hl7.org/fhir/R4/patient-operation-everything.html
/// and https://hl7.org/fhir/R4/encounter-operation-everything.html
/// </summary>
public sealed class EverythingRoutes(Everything everything)
{
    public IReadOnlyList<Route> All =>
    [
        .. Both("Patient/{id}/$everything", everything.HandleAsync),
        .. Both("Encounter/{id}/$everything", everything.HandleAsync),
        .. Both("Patient/$everything", Everything.RefuseAllAsync),
    ];

    private static IEnumerable<Route> Both(string pattern, Interact interact) =>
        [new("GET", pattern, Interaction.Read, interact), new("POST", pattern, Interaction.Read, interact)];
}
