using System.Diagnostics;

namespace Fhir.Server.Operability;

/// <summary>
/// The server's traces: an activity for each request and, inside, for each interaction and validation; the store has its own for search and write.
/// Without a listener none is made. https://opentelemetry.io/docs/specs/semconv/http/http-spans/
/// </summary>
public static class Telemetry
{
    public const string SourceName = "FhirRef.Server";

    public static ActivitySource Source { get; } = new(SourceName);

    public static Activity? StartRequest(HttpRequest request) =>
        Source.HasListeners() ? Source.StartActivity("request", ActivityKind.Server, RequestIds.ParentTrace(request)) : null;

    /// <summary>Neither address nor query: they may say who the patient is.</summary>
    public static void End(Activity activity, HttpContext context, RequestFacts facts, string interaction, int status)
    {
        activity.DisplayName = facts.Type.Length == 0 ? interaction : $"{interaction} {facts.Type}";
        activity.SetTag("http.request.method", context.Request.Method).SetTag("http.response.status_code", status).SetTag("url.scheme", context.Request.Scheme)
            .SetTag("fhir.interaction", interaction).SetTag("fhir.client", facts.Client).SetTag("fhir.request_id", context.TraceIdentifier);
        if (facts.Type.Length > 0) activity.SetTag("fhir.type", facts.Type);
        if (status >= 500) activity.SetStatus(ActivityStatusCode.Error);
    }
}
