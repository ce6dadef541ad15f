using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Terminology;

/// <summary>
/// The terminology operations. They ask for the right to read the type they stand on; none of them changes anything, so each may be asked by GET too.
/// https://hl7.org/fhir/R4/terminology-service.html
/// </summary>
public sealed class TerminologyRoutes(ExpandValueSet expand, ValidateCode validateCode, LookUp lookUp, Subsumes subsumes, TranslateConcept translate)
{
    public IReadOnlyList<Route> All =>
    [
        .. OfType("ValueSet", "$expand", expand.HandleAsync),
        .. OfType("ValueSet", "$validate-code", validateCode.InValueSetAsync),
        .. OfType("CodeSystem", "$validate-code", validateCode.InCodeSystemAsync),
        .. Both("CodeSystem/$lookup", lookUp.HandleAsync),
        .. OfType("CodeSystem", "$subsumes", subsumes.HandleAsync),
        .. OfType("ConceptMap", "$translate", translate.HandleAsync),
    ];

    private static IEnumerable<Route> OfType(string type, string operation, Interact interact) =>
        [.. Both($"{type}/{operation}", interact), .. Both($"{type}/{{id}}/{operation}", interact)];

    private static IEnumerable<Route> Both(string pattern, Interact interact) =>
        [new("GET", pattern, Interaction.Read, interact), new("POST", pattern, Interaction.Read, interact)];
}
