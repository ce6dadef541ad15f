using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Validating;

/// <summary>
/// What would become of a resource that is valid by itself if it came as a write of this caller: the rules of the measures, references that must lead somewhere, versions,
/// and what refers to it. Nothing is stored. https://hl7.org/fhir/R4/valueset-resource-validation-mode.html
/// </summary>
public sealed class WriteOutlook(WriteValidator validator)
{
    public Task<IReadOnlyList<Issue>> OfWriteAsync(ValidationMode mode, FhirRequest request, Document resource, IPermittedStore store, CancellationToken cancel) => mode switch
    {
        ValidationMode.Create => OfCreateAsync(request, resource, store, cancel),
        ValidationMode.Update => OfUpdateAsync(request, resource, store, cancel),
        _ => Task.FromResult<IReadOnlyList<Issue>>([]),
    };

    /// <summary>The address names what would be deleted.</summary>
    public async Task<IReadOnlyList<Issue>> OfDeleteAsync(FhirRequest request, ValidationAsked asked, IPermittedStore store, CancellationToken cancel)
    {
        var ifMatch = EntityTag.IfMatch(request.IfMatch);
        if (ifMatch.Refusal is { } notATag) return notATag.Issues;
        var current = await Patch.CurrentAsync(request.Type, request.Id, store, cancel);
        if (current.Refusal is { } nothing) return nothing.Issues;
        var trial = await store.WriteAsync(new WriteBatch(new DeleteCommand(request.Type, request.Id, ifMatch.Value)) { IsTrial = true }, cancel);
        return trial.Failure is { Kind: not WriteFailureKind.Trial } failure ? failure.Refusal.Issues : [];
    }

    private async Task<IReadOnlyList<Issue>> OfCreateAsync(FhirRequest request, Document resource, IPermittedStore store, CancellationToken cancel)
    {
        if (!store.Permit.Permits(resource.Root.Type.Name, Interaction.Create)) return [InteractionRules.Forbidden.At(null)];
        return Said(await validator.CheckAsync(resource, request.BaseUrl, store, cancel, isNew: true));
    }

    private async Task<IReadOnlyList<Issue>> OfUpdateAsync(FhirRequest request, Document resource, IPermittedStore store, CancellationToken cancel)
    {
        var (root, ifMatch) = (resource.Root, EntityTag.IfMatch(request.IfMatch));
        if (!store.Permit.Permits(root.Type.Name, Interaction.Update)) return [InteractionRules.Forbidden.At(null)];
        if (AppendOnly.Is(root.Type.Name)) return [StoreRules.AppendOnly.At(null, root.Type.Name)];
        if (ifMatch.Refusal is { } notATag) return notATag.Issues;
        var id = request.Id.Length > 0 ? request.Id : root.ValueOf("id");
        if (id is null) return [ValidateRules.InstanceMissing.At("mode", "update")];
        if ((Update.Mismatch(root, root.Type.Name, id, null) ?? Update.Partial(root, null)) is { } unfit) return unfit.Issues;
        if (ifMatch.Value is not null && await OutdatedAsync(root.Type.Name, id, ifMatch.Value, store, cancel) is { } outdated) return outdated.Issues;
        return Said(await validator.CheckAsync(resource, request.BaseUrl, store, cancel, replaces: new Replacement(null, request.IfMatch)));
    }

    private static async Task<Refusal?> OutdatedAsync(string type, string id, VersionDemand? ifMatch, IPermittedStore store, CancellationToken cancel)
    {
        var current = await Patch.CurrentAsync(type, id, store, cancel);
        if (current.Refusal is { } nothing) return nothing;
        return EntityTag.IsDemanded(ifMatch, current.Value.Version) ? null : Patch.Outdated(current.Value);
    }

    /// <summary>What the validator remarks has been said already.</summary>
    private static IReadOnlyList<Issue> Said(Result<WriteValidator.Accepted> check) => check.Refusal is { } refusal ? refusal.Issues : check.Value.Brought;
}
