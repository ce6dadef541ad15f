using Fhir.Server.Operations.Subscriptions;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Notifications;

namespace Fhir.Server.Subscriptions;

/// <summary>Every part of the subscriptions, made once.</summary>
public static class SubscriptionRegistration
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, SubscriptionSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(settings.Topics).AddSingleton<SubscriptionSignals>().AddSingleton<SubscriptionCounts>();
        services.AddSingleton<SubscriptionReader>().AddSingleton<SubscriptionGate>().AddSingleton<SubscriptionRecords>().AddSingleton<SubscriptionShelf>();
        services.AddSingleton<EventTeller>().AddSingleton<Notifier>().AddSingleton<RestHookClient>().AddSingleton<StatusWriter>();
        services.AddSingleton<JournalFollower>().AddSingleton<RestHookDelivery>().AddSingleton<DeliveryRound>().AddHostedService<SubscriptionDispatcher>();
        services.AddSingleton<StatusOfSubscriptions>().AddSingleton<EventsOfSubscription>().AddSingleton<SubscriptionRoutes>();
        return services;
    }
}
