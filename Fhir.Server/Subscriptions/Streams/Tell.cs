using Fhir.Server.Subscriptions.Notifications;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>Takes one notification to a client that listens.</summary>
/// <param name="type">handshake, heartbeat or event-notification.</param>
/// <param name="number">Of the last event in it; null without events.</param>
public delegate Task Tell(string type, long? number, Notification notification, CancellationToken cancel);
