using System.Net;
using Fhir.Kernel.Search;

namespace Fhir.Server.Transport;

/// <summary>Parameters of an address or a form, in order and with repeats: FHIR gives both a meaning.</summary>
public static class QueryText
{
    public static IReadOnlyList<QueryParameter> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var pairs = new List<QueryParameter>();
        foreach (var part in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? new(Unescape(part), "") : new(Unescape(part[..equals]), Unescape(part[(equals + 1)..])));
        }
        return pairs;
    }

    /// <summary>For links: only what has a meaning in a query is escaped, so that <c>Patient/p1</c> and <c>a|b</c> stay readable where they may.</summary>
    public static string Format(IEnumerable<QueryParameter> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name).Replace("%3A", ":", StringComparison.Ordinal)}={Escape(parameter.Value)}"));

    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);

    private static string Unescape(string text) => WebUtility.UrlDecode(text);
}
