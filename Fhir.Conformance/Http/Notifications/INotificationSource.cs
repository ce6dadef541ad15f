namespace Fhir.Conformance.Http.Notifications;

/// <summary>Where the notifications of one subscription come to us.</summary>
internal interface INotificationSource : IAsyncDisposable
{
    /// <summary>What it is called in evidence: <c>rest-hook</c>.</summary>
    string Channel { get; }

    /// <summary>The next notification as it came; null when no more can come.</summary>
    Task<string?> NextAsync(CancellationToken cancel);
}
