using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Interactions;

/// <summary>A new version of a resource, or its first under the client's id. https://hl7.org/fhir/R4/http.html#update</summary>
public sealed class Update(WriteValidator validator, Conditions conditions, SentProvenance provenance)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return FhirResponse.Refuse(notATag);
        var read = validator.Read(request);
        if (read.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        if ((Mismatch(read.Value.Root, request.Type, request.Id, null) ?? Partial(read.Value.Root, null)) is { } unfit) return FhirResponse.Refuse(unfit);

        return await Contention.RetryAsync(() => TryAsync(request, read.Value, ifMatch.Value, store, cancel));
    }

    private async Task<Attempt> TryAsync(FhirRequest request, Document document, VersionDemand? ifMatch, IPermittedStore store, CancellationToken cancel)
    {
        var check = await validator.CheckAsync(document, request.BaseUrl, store, cancel, replaces: new Replacement(null, request.IfMatch));
        if (check.Refusal is { } invalid) return new Attempt(FhirResponse.Refuse(invalid));
        var free = await conditions.MustBeNewAsync(request.Type, request.Id, request.IfNoneMatch, request.BaseUrl, store, cancel);
        if (free.Refusal is { } taken) return new Attempt(FhirResponse.Refuse(taken));
        var batch = new WriteBatch([new UpdateCommand(document.Root, request.Id, ifMatch)], free.Value) { OwnBase = request.BaseUrl, Bases = [check.Value.Basis] };
        return await WriteAsync(request, batch, check.Value.Remarks, store, cancel);
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
        if (Partial(resource, null) is { } part) return FhirResponse.Refuse(part);
        return await Contention.RetryAsync(() => TryConditionalAsync(request, read.Value, ifMatch.Value, store, cancel));
    }

    private async Task<Attempt> TryConditionalAsync(FhirRequest request, Document document, VersionDemand? ifMatch, IPermittedStore store, CancellationToken cancel)
    {
        var (resource, ownBase) = (document.Root, request.BaseUrl);
        var check = await validator.CheckAsync(document, ownBase, store, cancel, replaces: new Replacement(request.Condition, request.IfMatch));
        if (check.Refusal is { } invalid) return new Attempt(FhirResponse.Refuse(invalid));
        var target = await conditions.ForUpdateAsync(request.Type, request.Condition, resource.ValueOf("id"), resource.Path, ownBase, store, cancel);
        if (target.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
        if (Conditions.Taken(request.Type, target.Value, request.IfNoneMatch) is { } taken) return new Attempt(FhirResponse.Refuse(taken));
        var again = await validator.AskAgainAsync(document, target.Value.Id, ownBase, store, cancel);
        if (again.Refusal is { } broken) return new Attempt(FhirResponse.Refuse(broken));
        var batch = new WriteBatch([new UpdateCommand(resource, target.Value.Id, ifMatch)], target.Value.Guards) { OwnBase = ownBase, Bases = [check.Value.Basis, again.Value.Basis] };
        return await WriteAsync(request, batch, check.Value.Remarks, store, cancel);
    }

    private async Task<Attempt> WriteAsync(FhirRequest request, WriteBatch batch, IReadOnlyList<Issue> remarks, IPermittedStore store, CancellationToken cancel)
    {
        var joined = await provenance.JoinAsync(request, batch, store, cancel);
        if (joined.Refusal is { } refusal) return new Attempt(FhirResponse.Refuse(refusal));
        var result = await store.WriteAsync(joined.Value, cancel);
        return new Attempt(Written.Answer(request, result, remarks), Attempt.IsOutrunBy(result.Failure));
    }

    /// <summary>The body must say the same type and id as the address.</summary>
    internal static Refusal? Mismatch(Element resource, string type, string id, string? expression)
    {
        expression ??= resource.Path;
        if (resource.Type.Name != type) return Refusal.BadRequest(InteractionRules.TypeMismatch.At(expression, type, resource.Type.Name));
        if (resource.ValueOf("id") is not { } own) return Refusal.BadRequest(InteractionRules.IdMissing.At($"{expression}.id", id));
        return own == id ? null : Refusal.BadRequest(InteractionRules.IdMismatch.At($"{expression}.id", id, own));
    }

    /// <summary>What was read in part must not take the place of the whole. https://hl7.org/fhir/R4/search.html#summary</summary>
    internal static Refusal? Partial(Element resource, string? expression)
    {
        foreach (var tag in resource.Child("meta").ChildrenNamed("tag"))
        {
            if (tag.ValueOf("code") == "SUBSETTED" && tag.ValueOf("system") == "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                return new Refusal(422, [InteractionRules.Partial.At($"{expression ?? resource.Path}.meta.tag")]);
        }
        return null;
    }
}
