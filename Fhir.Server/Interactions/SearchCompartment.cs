using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// Search in a compartment, on one type (<c>Patient/p1/Observation</c>) or on all (<c>Patient/p1/*</c>). That the owner is not there is no error: the
/// compartment is empty. https://hl7.org/fhir/R4/compartmentdefinition.html
/// </summary>
public sealed class SearchCompartment(SearchReader reader, SearchAnswer answer)
{
    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        answer.ToAsync(request, store, opened => reader.ReadCompartment(opened, store.Permit), cancel);
}
