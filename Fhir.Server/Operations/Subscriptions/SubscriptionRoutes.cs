using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>The operations on Subscriptions. Whoever may read a Subscription may ask. https://hl7.org/fhir/uv/subscriptions-backport/</summary>
public sealed class SubscriptionRoutes(StatusOfSubscriptions status, EventsOfSubscription events, GetWsBindingToken binding)
{
    public IReadOnlyList<Route> All =>
    [
        .. Both("Subscription/$status", status.OfManyAsync),
        .. Both("Subscription/{id}/$status", status.OfOneAsync),
        .. Both("Subscription/{id}/$events", events.HandleAsync),
        .. Both("Subscription/$get-ws-binding-token", binding.OfManyAsync),
        .. Both("Subscription/{id}/$get-ws-binding-token", binding.OfOneAsync),
    ];

    private static IEnumerable<Route> Both(string pattern, Interact interact) =>
        [new("GET", pattern, Interaction.Read, interact), new("POST", pattern, Interaction.Read, interact)];
}
