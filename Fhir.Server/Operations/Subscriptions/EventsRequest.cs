using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Streams;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>What a caller of $events asks for.</summary>
/// <param name="First">The lowest number, inclusive.</param>
/// <param name="Last">The highest, inclusive.</param>
/// <param name="Content">Null for the subscription's own.</param>
/// <param name="Wait">How long to wait for the first of them.</param>
public sealed record EventsRequest(long First, long Last, NotificationContent? Content, TimeSpan Wait)
{
    public static Result<EventsRequest> Read(FhirRequest request, WriteValidator reader)
    {
        var read = OperationReading.Of(request, reader, "eventsSinceNumber", "eventsUntilNumber", "content", EventStreamEndpoint.WaitParameter);
        if (read.Refusal is { } unreadable) return unreadable;
        var input = read.Value;
        var (first, last, content) = (Number(input, "eventsSinceNumber", 0), Number(input, "eventsUntilNumber", long.MaxValue), input.Text("content"));
        var wait = Number(input, EventStreamEndpoint.WaitParameter, 0);
        if (wait > EventStreamEndpoint.LongestWaitSeconds)
            input.Refuse(SubscriptionRules.WaitUnknown.At(null, wait.ToString(CultureInfo.InvariantCulture), EventStreamEndpoint.LongestWaitSeconds.ToString(CultureInfo.InvariantCulture)));
        if (content is not null && SubscriptionCodes.Content(content) is null) input.Refuse(SubscriptionRules.ContentUnknown.At(null, content));
        return input.Problems.Count > 0 ? new Refusal(400, input.Problems) : new EventsRequest(first, last, SubscriptionCodes.Content(content), TimeSpan.FromSeconds(wait));
    }

    private static long Number(OperationInput input, string name, long otherwise)
    {
        if (input.Text(name) is not { } text) return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        input.Refuse(SubscriptionRules.EventNumber.At(null, name, text));
        return otherwise;
    }
}
