using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>One version of a resource. https://hl7.org/fhir/R4/http.html#vread</summary>
public sealed class VRead(Schema schema, DocumentContent content)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var subset = Subset.Of(request);
        if (subset.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        // Versions are counted from 1, so any other spelling is a version that does not exist.
        if (!long.TryParse(request.VersionId, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return NoSuchVersion(request);
        var read = await store.ReadVersionAsync(request.Type, request.Id, version, cancel);
        if (read.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (read.Value is not { } resource) return NoSuchVersion(request);
        if (resource.IsDeleted) return Read.Gone(resource);
        return await content.OfAsync(request, resource, Read.Of(request, resource, subset.Value, schema), cancel);
    }

    private static FhirResponse NoSuchVersion(FhirRequest request) =>
        FhirResponse.Refuse(404, InteractionRules.VersionNotFound.At(null, request.Type, request.Id, request.VersionId));
}
