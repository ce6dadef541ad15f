using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Meta;

/// <summary>$meta: the labels of a resource, of a version of it, and those in use on a type or the whole server. https://hl7.org/fhir/R4/resource-operation-meta.html</summary>
public sealed class ReadMeta(Schema schema)
{
    /// <summary>Of the types that the caller may read and search.</summary>
    public async Task<FhirResponse> OfSystemAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var types = schema.Types.Where(type => type is { IsResource: true, IsAbstract: false } && store.Permit.Permits(type.Name, Interaction.Read | Interaction.Search)).Select(type => type.Name).ToList();
        return types.Count == 0 ? FhirResponse.Refuse(403, InteractionRules.Forbidden.At(null)) : await InUseAsync(types, store, cancel);
    }

    public Task<FhirResponse> OfTypeAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => InUseAsync([request.Type], store, cancel);

    public async Task<FhirResponse> OfInstanceAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync(request.Type, request.Id, cancel);
        return Of(read, InteractionRules.NotFound.At(null, request.Type, request.Id));
    }

    public async Task<FhirResponse> OfVersionAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        Issue missing = InteractionRules.VersionNotFound.At(null, request.Type, request.Id, request.VersionId);
        if (!long.TryParse(request.VersionId, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return FhirResponse.Refuse(404, missing);
        return Of(await store.ReadVersionAsync(request.Type, request.Id, version, cancel), missing);
    }

    private static FhirResponse Of(Result<StoredResource?> read, Issue missing)
    {
        if (read.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (read.Value is not { } resource) return FhirResponse.Refuse(404, missing);
        return resource.IsDeleted ? Read.Gone(resource) : MetaAnswer.Of(resource);
    }

    private static async Task<FhirResponse> InUseAsync(IReadOnlyList<string> types, IPermittedStore store, CancellationToken cancel)
    {
        var labels = await store.LabelsAsync(types, cancel);
        return labels.Refusal is { } denied ? FhirResponse.Refuse(denied) : MetaAnswer.Of(labels.Value);
    }
}
