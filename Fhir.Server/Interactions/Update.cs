using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Interactions;

/// <summary>A new version of a resource, or its first under the client's id. https://hl7.org/fhir/R4/http.html#update</summary>
public sealed class Update(WriteValidator validator, Conditions conditions)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        var read = validator.Read(request);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        if (Mismatch(read.Value.Root, request.Type, request.Id, null) is { } mismatch) return FhirResponse.Refuse(mismatch);

        var check = await validator.CheckAsync(read.Value, request.BaseUrl, store, cancel, replaces: new Replacement(null, request.IfMatch));
        if (check.Refusal is { } invalid) return FhirResponse.Refuse(invalid);
        var free = await conditions.MustBeNewAsync(request.Type, request.Id, request.IfNoneMatch, request.BaseUrl, store, cancel);
        if (free.Refusal is { } taken) return FhirResponse.Refuse(taken);
        var batch = new WriteBatch([new UpdateCommand(read.Value.Root, request.Id, ifMatch.Value)], free.Value) { OwnBase = request.BaseUrl };
        return Written.Answer(request, await store.WriteAsync(batch, cancel), check.Value.Remarks);
    }

    /// <summary><c>PUT Patient?identifier=...</c>: no match creates, one is updated, more are 412. https://hl7.org/fhir/R4/http.html#cond-update</summary>
    public async Task<FhirResponse> HandleConditionalAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        var read = validator.Read(request);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var resource = read.Value.Root;
        if (resource.Type.Name != request.Type) return FhirResponse.Refuse(400, InteractionRules.TypeMismatch.At(resource.Type.Name, request.Type, resource.Type.Name));
        var check = await validator.CheckAsync(read.Value, request.BaseUrl, store, cancel, replaces: new Replacement(request.Condition, request.IfMatch));
        if (check.Refusal is { } invalid) return FhirResponse.Refuse(invalid);

        return await Contention.RetryAsync(async () =>
        {
            var target = await conditions.ForUpdateAsync(request.Type, request.Condition, resource.ValueOf("id"), resource.Path, request.BaseUrl, store, cancel);
            if (target.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
            if (Conditions.Taken(request.Type, target.Value, request.IfNoneMatch) is { } taken) return new Attempt(FhirResponse.Refuse(taken));
            if (await validator.AskAgainAsync(read.Value, target.Value.Id, request.BaseUrl, store, cancel) is { } broken) return new Attempt(FhirResponse.Refuse(broken));
            var batch = new WriteBatch([new UpdateCommand(resource, target.Value.Id, ifMatch.Value)], target.Value.Guards) { OwnBase = request.BaseUrl };
            var result = await store.WriteAsync(batch, cancel);
            return new Attempt(Written.Answer(request, result, check.Value.Remarks), result.Failure?.Kind == WriteFailureKind.GuardFailed);
        });
    }

    /// <summary>The body must say the same type and id as the address.</summary>
    internal static Refusal? Mismatch(Element resource, string type, string id, string? expression)
    {
        expression ??= resource.Path;
        if (resource.Type.Name != type) return Refusal.BadRequest(InteractionRules.TypeMismatch.At(expression, type, resource.Type.Name));
        if (resource.ValueOf("id") is not { } own) return Refusal.BadRequest(InteractionRules.IdMissing.At($"{expression}.id", id));
        return own == id ? null : Refusal.BadRequest(InteractionRules.IdMismatch.At($"{expression}.id", id, own));
    }
}
