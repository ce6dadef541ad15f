using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// Changes a part of a resource. The patch is stored only on top of the version it was computed from; when another came in between it is computed anew, unless
/// the client named the version. https://hl7.org/fhir/R4/http.html#patch
/// </summary>
public sealed class Patch(ResourcePatch patches, WriteValidator validator, Conditions conditions, SentProvenance provenance)
{
    /// <summary>A resource that is to be patched, as it is now.</summary>
    private sealed record Target(StoredResource Current, ImmutableArray<WriteGuard> Guards);

    public Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        HandleAsync(request, () => ReadAsync(request.Type, request.Id, store, cancel), store, cancel);

    /// <summary><c>PATCH Patient?identifier=...</c>: no match is 404, more than one 412.</summary>
    public Task<FhirResponse> HandleConditionalAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel) =>
        HandleAsync(request, () => FindAsync(request, store, cancel), store, cancel);

    private async Task<FhirResponse> HandleAsync(FhirRequest request, Func<Task<Result<Target>>> find, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        var patch = PatchBody.Of(request, validator);
        if (patch.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);

        return await Contention.RetryAsync(async () =>
        {
            var target = await find();
            return target.Refusal is { } refusal ? new Attempt(FhirResponse.Refuse(refusal)) : await TryAsync(request, patch.Value, target.Value, ifMatch.Value, store, cancel);
        });
    }

    private async Task<Attempt> TryAsync(FhirRequest request, PatchBody patch, Target target, VersionDemand? ifMatch, IPermittedStore store, CancellationToken cancel)
    {
        var current = target.Current;
        if (!EntityTag.IsDemanded(ifMatch, current.Version)) return new Attempt(FhirResponse.Refuse(Outdated(current)));
        var patched = patches.Apply(current, patch);
        if (patched.Refusal is { } unfit) return new Attempt(FhirResponse.Refuse(unfit));
        var check = await validator.CheckAsync(patched.Value, request.BaseUrl, store, cancel);
        if (check.Refusal is { } invalid) return new Attempt(FhirResponse.Refuse(invalid));

        var batch = new WriteBatch([new UpdateCommand(patched.Value.Root, current.Id, current.Version) { IsPatch = true }], target.Guards) { OwnBase = request.BaseUrl, Bases = [check.Value.Basis] };
        var joined = await provenance.JoinAsync(request, batch, store, cancel);
        if (joined.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
        var result = await store.WriteAsync(joined.Value, cancel);
        var isOutrun = Attempt.IsOutrunBy(result.Failure) || (result.Failure?.Kind is WriteFailureKind.VersionConflict && ifMatch?.Only is null);
        return new Attempt(Written.Answer(request, result, check.Value.Remarks), isOutrun);
    }

    private async Task<Result<Target>> FindAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var condition = await conditions.ResolveAsync(request.Type, request.Condition, request.BaseUrl, store, cancel);
        if (condition.Refusal is { } refusal) return refusal;
        return condition.Value.Match is { } match
            ? new Target(match, [condition.Value.Guard])
            : new Refusal(404, [InteractionRules.NothingToPatch.At(null, $"{request.Type}?{request.Condition}")]);
    }

    private static async Task<Result<Target>> ReadAsync(string type, string id, IPermittedStore store, CancellationToken cancel)
    {
        var current = await CurrentAsync(type, id, store, cancel);
        return current.Refusal is { } refusal ? refusal : new Target(current.Value, []);
    }

    /// <summary>404 for what never was, 410 for what is deleted: there is nothing to patch.</summary>
    internal static async Task<Result<StoredResource>> CurrentAsync(string type, string id, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync(type, id, cancel);
        if (read.Refusal is { } denied) return denied;
        return read.Value switch
        {
            null => new Refusal(404, [InteractionRules.NotFound.At(null, type, id)]),
            { IsDeleted: true } gone => new Refusal(410, [InteractionRules.Deleted.At(null, type, id, Text(gone.Version))]),
            var current => current,
        };
    }

    internal static Refusal Outdated(StoredResource current) =>
        new(412, [InteractionRules.VersionConflict.At(null, current.Type, current.Id, Text(current.Version))]);

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
