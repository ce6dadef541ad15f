using System.Globalization;
using System.Text;
using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>The Prometheus text format, version 0.0.4. https://prometheus.io/docs/instrumenting/exposition_formats/</summary>
public static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) => app.MapGet("/metrics", (RequestMetrics metrics, StoreHolder holder) => Results.Text(Render(metrics, holder.Committed), "text/plain; version=0.0.4; charset=utf-8"));

    internal static string Render(RequestMetrics metrics, (long Commits, long Requests) committed)
    {
        var text = new StringBuilder();
        text.Append("# HELP fhirref_http_request_duration_seconds Time from request to answer.\n# TYPE fhirref_http_request_duration_seconds histogram\n");
        foreach (var (method, status, durations) in metrics.Requests) Append(text, $"method=\"{method}\",status=\"{status}\"", durations);
        text.Append("# HELP fhirref_http_requests_active Requests being answered.\n# TYPE fhirref_http_requests_active gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_http_requests_active {metrics.Active}\n");
        text.Append("# HELP fhirref_store_commits_total Groups of writes committed, one sync to disk each.\n# TYPE fhirref_store_commits_total counter\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_store_commits_total {committed.Commits}\n");
        text.Append("# HELP fhirref_store_committed_requests_total Writes in those groups.\n# TYPE fhirref_store_committed_requests_total counter\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_store_committed_requests_total {committed.Requests}\n");
        text.Append("# HELP fhirref_process_working_set_bytes Memory of the process.\n# TYPE fhirref_process_working_set_bytes gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_process_working_set_bytes {Environment.WorkingSet}\n");
        text.Append("# HELP fhirref_gc_heap_bytes Managed memory in use.\n# TYPE fhirref_gc_heap_bytes gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_gc_heap_bytes {GC.GetTotalMemory(forceFullCollection: false)}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string labels, RequestMetrics.Histogram durations)
    {
        var (counts, sum) = durations.Read();
        long total = 0;
        for (var at = 0; at < counts.Length; at++)
        {
            total += counts[at];
            var bound = at < RequestMetrics.Bounds.Length ? RequestMetrics.Bounds[at].ToString(CultureInfo.InvariantCulture) : "+Inf";
            text.Append(CultureInfo.InvariantCulture, $"fhirref_http_request_duration_seconds_bucket{{{labels},le=\"{bound}\"}} {total}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"fhirref_http_request_duration_seconds_sum{{{labels}}} {sum}\n");
        text.Append(CultureInfo.InvariantCulture, $"fhirref_http_request_duration_seconds_count{{{labels}}} {total}\n");
    }
}
