using System.Globalization;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>POST to the base: Bundle.type decides which it is. https://hl7.org/fhir/R4/http.html#transaction</summary>
public sealed class BatchOrTransaction(WriteValidator validator, Transaction transaction, ClaimedTransactions claimed, Batch batch, FhirRouter router)
{
    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        if (WriteValidator.Unreadable(request) is { } unreadable) return FhirResponse.Refuse(unreadable);
        var parsed = validator.Parse(request);
        var faults = EntryFaults.Of(parsed);
        if (faults is null) return FhirResponse.Refuse(WriteValidator.Parsed(parsed).Refusal!);
        var root = parsed.Document!.Root;
        // What must be stored whole is not stored piece by piece because its type says so.
        if (root.Type.Name == "Bundle" && root.ValueOf("type") == "batch" && claimed.Claims(root) && (await validator.CheckAsync(parsed.Document, request.BaseUrl, store, cancel)).Refusal is { } broken)
            return FhirResponse.Refuse(broken);

        async Task<FhirResponse> Dispatch(FhirRequest entry) => await (await router.DispatchAsync(entry, store.Permit, cancel)).CollectAsync(cancel);
        return (root.Type.Name, root.ValueOf("type")) switch
        {
            ("Bundle", "transaction") => await transaction.HandleAsync(request, parsed.Document, Dispatch, store, cancel),
            ("Bundle", "batch") when root.ChildrenNamed("entry").Count() > BundleEntries.Most => TooMany(root.ChildrenNamed("entry").Count()),
            ("Bundle", "batch") => await batch.HandleAsync(request, parsed.Document, faults, Dispatch),
            var (type, kind) => FhirResponse.Refuse(400, InteractionRules.NotABundle.At(type, type == "Bundle" ? $"Bundle.type = {kind}" : type)),
        };
    }

    private static FhirResponse TooMany(int count) => FhirResponse.Refuse(413,
        InteractionRules.TooManyEntries.At("Bundle.entry", count.ToString(CultureInfo.InvariantCulture), BundleEntries.Most.ToString(CultureInfo.InvariantCulture)));
}
