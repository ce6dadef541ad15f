namespace Fhir.Conformance.Http.Notifications;

/// <summary>Asks again and again what has happened: <c>$events</c>. https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-events.html</summary>
/// <param name="ask">Gives the answer's text; null when there is none yet.</param>
internal sealed class EventQuestions(Func<CancellationToken, Task<string?>> ask) : INotificationSource
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private bool isAsked;

    public string Channel => "$events";

    public async Task<string?> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (isAsked) await Task.Delay(Between, cancel);
            isAsked = true;
            if (await ask(cancel) is { } told) return told;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
