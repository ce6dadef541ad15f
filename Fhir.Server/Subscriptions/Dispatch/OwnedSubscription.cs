using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>A subscription with whose it is.</summary>
/// <param name="BaseUrl">The FHIR base that addresses in notifications begin with.</param>
public sealed record OwnedSubscription(TopicSubscription Subscription, SubscriptionOwner Owner, string BaseUrl)
{
    public string Id => Subscription.Id;

    public string Url => $"{BaseUrl}/Subscription/{Id}";
}

/// <summary>Takes Subscriptions out of the store as the server understands them.</summary>
public sealed class SubscriptionShelf(StoreHolder holder, SubscriptionReader reader, SearchParameterSet parameters, IServiceProvider services)
{
    /// <summary>One version; null when it is a deletion or not there; a refusal when the server no longer understands it, as when its topic is gone.</summary>
    public async Task<Result<OwnedSubscription?>> ReadAsync(string id, long version, CancellationToken cancel)
    {
        var read = await holder.Store.Bind(Permit.Open).ReadVersionAsync("Subscription", id, version, cancel);
        if (read.Value is not { IsDeleted: false } stored || JsonParser.Parse(stored.Json, parameters.Schema).Document is not { } document) return (OwnedSubscription?)null;
        var owner = holder.Store.Subscriptions.OwnerOf(id) ?? new SubscriptionOwner(Permit.Of("nobody", null, []), "", "");
        var understood = reader.Read(document.Root, id, version, owner.Base);
        return understood.Refusal is { } refusal ? refusal : new OwnedSubscription(understood.Value, owner, BaseOf(owner));
    }

    /// <summary>As it stands now; see <see cref="ReadAsync"/>.</summary>
    public async Task<OwnedSubscription?> CurrentAsync(string id, CancellationToken cancel)
    {
        var read = await holder.Store.Bind(Permit.Open).ReadAsync("Subscription", id, cancel);
        if (read.Value is not { IsDeleted: false } stored) return null;
        var understood = await ReadAsync(id, stored.Version, cancel);
        return understood.IsValue ? understood.Value : null;
    }

    public IPermittedStore Bind(OwnedSubscription subscription) => holder.Bind(subscription.Owner.Permit);

    private string BaseOf(SubscriptionOwner owner) => owner.Base.Length > 0 ? owner.Base : ListenAddresses.Local(services) + FhirRoutes.Base;
}
