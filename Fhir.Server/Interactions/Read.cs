using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>The current version of a resource. https://hl7.org/fhir/R4/http.html#read</summary>
public sealed class Read(Schema schema, DocumentContent content)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var subset = Subset.Of(request);
        if (subset.Refusal is { } refusal) return FhirResponse.Refuse(refusal);

        var read = await store.ReadAsync(request.Type, request.Id, cancel);
        if (read.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (read.Value is not { } resource) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, request.Type, request.Id));
        if (resource.IsDeleted) return Gone(resource);
        return await content.OfAsync(request, resource, Of(request, resource, subset.Value, schema), cancel);
    }

    /// <summary>A version as it was asked for: not at all when the caller has it, raw, or as much of it as is wanted.</summary>
    internal static FhirResponse Of(FhirRequest request, StoredResource resource, Subset subset, Schema schema)
    {
        if (IsUnchanged(request, resource)) return new FhirResponse(304) { Version = resource.Version, LastModified = resource.LastUpdated };
        if (request.WantsRaw) return RawBinary.Of(resource, schema);
        var json = subset.IsWhole ? resource.Json : subset.Apply(resource.Json, schema);
        return FhirResponse.Of(200, resource) with { Json = DocumentUrls.Absolute(resource.Type, json, request.BaseUrl) };
    }

    internal static FhirResponse Gone(StoredResource resource) =>
        FhirResponse.Refuse(410, InteractionRules.Deleted.At(null, resource.Type, resource.Id, resource.Version.ToString(CultureInfo.InvariantCulture)))
            with { Version = resource.Version, LastModified = resource.LastUpdated };

    // If-None-Match wins when both are there: RFC 9110 section 13.2.2.
    private static bool IsUnchanged(FhirRequest request, StoredResource resource) => request.IfNoneMatch is { } tag
        ? EntityTag.Holds(tag, resource.Version)
        : request.IfModifiedSince is { } since && resource.LastUpdated.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
}
