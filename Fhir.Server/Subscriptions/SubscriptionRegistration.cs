using Fhir.Server.Operations.Subscriptions;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Subscriptions.Streams;

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
        services.AddSingleton<EventFeed>().AddSingleton<ListenerPlaces>().AddSingleton<Listening>().AddSingleton<SocketEndpoint>().AddSingleton<EventStreamEndpoint>().AddSingleton<GetWsBindingToken>();
        services.AddSingleton<StatusOfSubscriptions>().AddSingleton<EventsOfSubscription>().AddSingleton<SubscriptionRoutes>();
        return services;
    }

    /// <summary>The addresses that are no ordinary FHIR requests.</summary>
    public static void MapSubscriptions(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.Map(SocketEndpoint.Path, app.Services.GetRequiredService<SocketEndpoint>().HandleAsync);
        app.MapGet(EventStreamEndpoint.Pattern, app.Services.GetRequiredService<EventStreamEndpoint>().HandleAsync);
    }
}
