using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Terminology;

/// <summary>Which ValueSet, CodeSystem or ConceptMap an operation is about: that of the address, one sent along, or a canonical.</summary>
/// <param name="Resource">Default when there is only a canonical, which the definitions may or may not have.</param>
/// <param name="Canonical">url, or url|version; null when the resource has none.</param>
public sealed record CanonicalInput(Element Resource, string? Canonical)
{
    /// <summary>404 or 410 for an instance that is not there; 400 when several ways are used at once. Neither resource nor canonical when none is.</summary>
    public static async Task<Result<CanonicalInput>> ReadAsync(FhirRequest request, OperationInput input, IPermittedStore store, WriteValidator reader, CancellationToken cancel)
    {
        if (request.Id.Length > 0) return await InstanceAsync(request, store, reader, cancel);
        var name = char.ToLowerInvariant(request.Type[0]) + request.Type[1..];
        var (resource, url, version) = (input.Value(name, request.Type), input.Text("url"), input.Text($"{name}Version"));
        if (resource.Exists && url is not null) return Refusal.BadRequest(ParameterRules.ParametersConflict.At(null, $"url, {name}"));
        if (resource.Exists) return new CanonicalInput(resource, resource.ValueOf("url"));
        return new CanonicalInput(default, url is null || version is null || Kernel.Definitions.Canonical.Split(url).Version is not null ? url : $"{url}|{version}");
    }

    private static async Task<Result<CanonicalInput>> InstanceAsync(FhirRequest request, IPermittedStore store, WriteValidator reader, CancellationToken cancel)
    {
        var read = await store.ReadAsync(request.Type, request.Id, cancel);
        if (read.Refusal is { } denied) return denied;
        if (read.Value is not { } stored) return new Refusal(404, [InteractionRules.NotFound.At(null, request.Type, request.Id)]);
        if (stored.IsDeleted) return new Refusal(410, [InteractionRules.Deleted.At(null, request.Type, request.Id, $"{stored.Version}")]);
        var parsed = reader.ReadJson(stored.Json);
        if (parsed.Refusal is { } broken) return broken;
        var (url, version) = (parsed.Value.Root.ValueOf("url"), parsed.Value.Root.ValueOf("version"));
        return new CanonicalInput(parsed.Value.Root, url is null || version is null ? url : $"{url}|{version}");
    }
}
