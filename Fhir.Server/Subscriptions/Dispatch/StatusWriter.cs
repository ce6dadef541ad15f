using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>
/// Writes what the server found about a Subscription into it: active, error with its text, off. Nothing is written over a version that came meanwhile.
/// https://hl7.org/fhir/R4/subscription.html#status
/// </summary>
public sealed class StatusWriter(StoreHolder holder, SearchParameterSet parameters, SubscriptionSignals signals)
{
    /// <returns>The version that was written; null when the Subscription is another by now.</returns>
    public async Task<long?> WriteAsync(OwnedSubscription owned, SubscriptionStatus status, string? error, CancellationToken cancel)
    {
        var store = holder.Store.Bind(Permit.Open);
        var read = await store.ReadAsync("Subscription", owned.Id, cancel);
        if (read.Value is not { IsDeleted: false } stored || stored.Version != owned.Subscription.Version) return null;

        var edited = SubscriptionEdit.WithStatus(JsonParser.Parse(stored.Json, parameters.Schema).Document!.Root, status, error);
        var batch = new WriteBatch(new UpdateCommand(edited, owned.Id, stored.Version)) { OwnBase = owned.BaseUrl, IsHousekeeping = true };
        var result = await store.WriteAsync(batch, cancel);
        signals.Written.Wake();
        return result.IsStored ? result.Written[0].Resource!.Version : null;
    }
}
