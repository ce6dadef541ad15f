using System.Collections.Frozen;

namespace Fhir.Server.Operability;

/// <summary>A route's name for logs, traces and metrics: FHIR's own word for the interaction, or the operation. https://hl7.org/fhir/R4/http.html#summary</summary>
public static class InteractionNames
{
    private static readonly FrozenDictionary<(string, string), string> Known = new Dictionary<(string, string), string>
    {
        [("GET", "metadata")] = "capabilities",
        [("POST", "")] = "batch",
        [("GET", "")] = "search-system",
        [("POST", "_search")] = "search-system",
        [("GET", "{type}")] = "search-type",
        [("POST", "{type}/_search")] = "search-type",
        [("GET", "{type}/{id}")] = "read",
        [("GET", "{type}/{id}/_history/{vid}")] = "vread",
        [("GET", "_history")] = "history-system",
        [("GET", "{type}/_history")] = "history-type",
        [("GET", "{type}/{id}/_history")] = "history-instance",
        [("POST", "{type}")] = "create",
        [("PUT", "{type}/{id}")] = "update",
        [("PUT", "{type}")] = "update",
        [("PATCH", "{type}/{id}")] = "patch",
        [("PATCH", "{type}")] = "patch",
        [("DELETE", "{type}/{id}")] = "delete",
        [("DELETE", "{type}")] = "delete",
    }.ToFrozenDictionary();

    /// <summary>There are as many as there are routes, whatever callers send.</summary>
    public static string Of(string method, string pattern) => Known.TryGetValue((method, pattern), out var name)
        ? name
        : pattern.Split('/').FirstOrDefault(part => part.StartsWith('$')) ?? $"{method} {pattern}";

    /// <summary>What is answered outside the FHIR API.</summary>
    public static string OfPath(PathString path)
    {
        if (path.StartsWithSegments("/health", StringComparison.Ordinal)) return "health";
        if (path.StartsWithSegments("/metrics", StringComparison.Ordinal)) return "metrics";
        if (path.StartsWithSegments("/auth", StringComparison.Ordinal)) return "auth";
        return path.StartsWithSegments("/fhir", StringComparison.Ordinal) ? "unknown" : "page";
    }
}
