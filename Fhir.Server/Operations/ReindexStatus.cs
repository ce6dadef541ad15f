using System.Globalization;
using System.Text.Json;
using Fhir.Kernel.Terminology.Operations;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Operations;

/// <summary>
/// SearchParameter/{id}/$reindex-status, an operation of our own: whether the parameter can be searched by, and how many resources have been read again for
/// it. The states: <c>ready</c>, <c>indexing</c>, and <c>none</c> for one that changes nothing here (retired, or R4's own).
/// </summary>
public sealed class ReindexStatus(LiveParameters parameters)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync(request.Type, request.Id, cancel);
        if (read.Refusal is { } denied) return FhirResponse.Refuse(denied);
        if (read.Value is not { } resource) return FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, request.Type, request.Id));
        return resource.IsDeleted ? Read.Gone(resource) : FhirResponse.OfJson(Answer(UrlOf(resource)));
    }

    private byte[] Answer(string? url)
    {
        var state = url is null ? null : parameters.StateOf(url);
        using var writer = new ParametersWriter();
        writer.Text("url", "Uri", url);
        writer.Text("state", "Code", state is null ? "none" : state.IsReady ? "ready" : "indexing");
        if (state is not null) writer.Raw("resourcesRead", "Decimal", state.Done.ToString(CultureInfo.InvariantCulture));
        return writer.Finish();
    }

    private static string? UrlOf(StoredResource resource)
    {
        using var json = JsonDocument.Parse(resource.Json);
        return json.RootElement.TryGetProperty("url", out var url) ? url.GetString() : null;
    }
}
