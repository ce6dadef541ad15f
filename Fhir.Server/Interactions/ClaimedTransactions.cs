using System.Collections.Frozen;
using Fhir.Kernel.Elements;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>
/// Transactions that are carried out when they are posted to <c>Bundle</c>, as some clients do, and not stored as the Bundles they are: those that claim a profile
/// which a module names. Whoever claims none gets his Bundle stored.
/// </summary>
public sealed class ClaimedTransactions(IEnumerable<string> profiles, Lazy<Transaction> transaction, Lazy<FhirRouter> router)
{
    private readonly FrozenSet<string> profiles = profiles.ToFrozenSet(StringComparer.Ordinal);

    public bool IsOne(Element resource) => resource.Type.Name == "Bundle" && resource.ValueOf("type") == "transaction" && Claims(resource);

    /// <summary>Whether a Bundle, of whatever type, says that it is one.</summary>
    public bool Claims(Element resource)
    {
        foreach (var profile in resource.Child("meta").ChildrenNamed("profile"))
            if (profiles.Contains((profile.Value ?? "").Split('|')[0])) return true;
        return false;
    }

    public Task<FhirResponse> HandleAsync(FhirRequest request, Document bundle, IPermittedStore store, CancellationToken cancel)
    {
        return transaction.Value.HandleAsync(request, bundle, ReadAsync, store, cancel);

        async Task<FhirResponse> ReadAsync(FhirRequest entry) => await (await router.Value.DispatchAsync(entry, store.Permit, cancel)).CollectAsync(cancel);
    }
}
