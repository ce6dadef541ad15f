using System.Text.Json.Nodes;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Meta;

/// <summary>
/// $meta-add and $meta-delete: labels on and off the current version, which stays the version it is. What would not be stored with its new labels, such as a claim of a
/// profile it does not follow, is refused. https://hl7.org/fhir/R4/resource-operation-meta-add.html and https://hl7.org/fhir/R4/resource-operation-meta-delete.html
/// </summary>
public sealed class ChangeMeta(WriteValidator validator)
{
    /// <returns>Whether the meta changed.</returns>
    private delegate bool Change(JsonObject meta, JsonObject given);

    public Task<FhirResponse> AddAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => ChangeAsync(request, MetaLabels.Add, store, cancel);

    public Task<FhirResponse> DeleteAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) => ChangeAsync(request, MetaLabels.Remove, store, cancel);

    private async Task<FhirResponse> ChangeAsync(FhirRequest request, Change change, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        var given = Given(request);
        if (given.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);

        return await Contention.RetryAsync(async () =>
        {
            var current = await Patch.CurrentAsync(request.Type, request.Id, store, cancel);
            if (current.Refusal is { } nothing) return new Attempt(FhirResponse.Refuse(nothing));
            if (!EntityTag.IsDemanded(ifMatch.Value, current.Value.Version)) return new Attempt(FhirResponse.Refuse(Patch.Outdated(current.Value)));
            return await TryAsync(request, current.Value, given.Value, change, store, cancel);
        });
    }

    private Result<JsonObject> Given(FhirRequest request)
    {
        var read = OperationReading.Of(request, validator, "meta");
        if (read.Refusal is { } unreadable) return unreadable;
        var meta = read.Value.Value("meta", "Meta");
        if (read.Value.Values("meta", "Meta").Count > 1) read.Value.Refuse(ParameterRules.ParameterRepeated.At(null, "meta"));
        if (!meta.Exists && read.Value.Problems.Count == 0) read.Value.Refuse(ParameterRules.ParameterMissing.At(null, "meta"));
        return read.Value.Problems.Count > 0 ? Refusal.BadRequest([.. read.Value.Problems]) : PatchedJson.Read(JsonWriter.ToBytes(meta));
    }

    private async Task<Attempt> TryAsync(FhirRequest request, StoredResource current, JsonObject given, Change change, IPermittedStore store, CancellationToken cancel)
    {
        var resource = PatchedJson.Read(current.Json.Span);
        if (!change(resource["meta"]!.AsObject(), given)) return new Attempt(MetaAnswer.Of(current));
        var document = validator.ReadJson(PatchedJson.ToBytes(resource));
        if (document.Refusal is { } unfit) return new Attempt(FhirResponse.Refuse(unfit with { Status = 422 }));
        var check = await validator.CheckAsync(document.Value, request.BaseUrl, store, cancel);
        if (check.Refusal is { } invalid) return new Attempt(FhirResponse.Refuse(invalid));

        var batch = new WriteBatch(new RelabelCommand(document.Value.Root, current)) { OwnBase = request.BaseUrl, IsHousekeeping = true };
        var result = await store.WriteAsync(batch, cancel);
        return result.IsStored
            ? new Attempt(MetaAnswer.Of(result.Written[0].Resource!))
            : new Attempt(FhirResponse.Refuse(result.Failure.Refusal), result.Failure.Kind == WriteFailureKind.VersionConflict);
    }
}
