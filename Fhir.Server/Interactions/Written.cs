using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>What a write answers: status, version headers, and the body that <c>Prefer: return</c> asks for. https://hl7.org/fhir/R4/http.html#ops</summary>
public static class Written
{
    public static FhirResponse Answer(FhirRequest request, WriteResult result, IReadOnlyList<Issue> remarks)
    {
        if (!result.IsStored) return FhirResponse.Refuse(result.Failure.Refusal);
        var written = result.Written[0];
        return Answer(request, written.Status == WriteStatus.Created ? 201 : 200, written.Resource!, remarks);
    }

    public static FhirResponse Answer(FhirRequest request, int status, StoredResource resource, IReadOnlyList<Issue> remarks)
    {
        var response = FhirResponse.Of(status, resource) with { Location = Location(request, resource) };
        return request.Prefer.Return switch
        {
            ReturnPreference.Minimal => response with { Json = default },
            ReturnPreference.OperationOutcome => response with { Json = default, Outcome = remarks },
            _ => response,
        };
    }

    public static string Location(FhirRequest request, StoredResource resource) => $"{request.BaseUrl}/{resource.Reference}/_history/{resource.Version}";
}
