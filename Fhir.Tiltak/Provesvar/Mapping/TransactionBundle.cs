using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// The transaction as it grows. Every entry is conditional on an identifier, so the same message sent again changes nothing and a new version of a report replaces
/// the old one; entries refer to each other by addresses made of their keys, so the same message gives the same bytes. https://hl7.org/fhir/R4/http.html#trules
/// </summary>
/// <param name="before">Those of other messages that become one transaction with this.</param>
internal sealed class TransactionBundle(IReadOnlyList<TransactionBundle>? before = null)
{
    private readonly List<(string FullUrl, JsonObject Resource, JsonObject Request)> entries = [];
    private readonly HashSet<string> addresses = [];

    public IEnumerable<JsonObject> Resources => entries.Select(entry => entry.Resource);

    /// <summary>Those that take the place of an earlier version, by address.</summary>
    public IEnumerable<(string FullUrl, JsonObject Resource)> Updates => entries.Where(entry => (string)entry.Request["method"]! == "PUT").Select(entry => (entry.FullUrl, entry.Resource));

    public static string FullUrl(string type, string system, string value)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{type}|{system}|{value}"));
        // https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }

    /// <summary>Stored unless one with this identifier is there already: for what others own too.</summary>
    public string Create(JsonObject resource, string system, string value) =>
        Add(resource, system, value, type => new JsonObject { ["method"] = "POST", ["url"] = type, ["ifNoneExist"] = $"identifier={Condition(system, value)}" });

    /// <summary>Stored in the place of the one with this identifier.</summary>
    public string Update(JsonObject resource, string system, string value) =>
        Add(resource, system, value, type => new JsonObject { ["method"] = "PUT", ["url"] = $"{type}?identifier={Condition(system, value)}" });

    public bool Contains(string type, string system, string value) => Has(FullUrl(type, system, value));

    private bool Has(string address) => addresses.Contains(address) || before?.Any(bundle => bundle.addresses.Contains(address)) == true;

    public JsonObject ToJson() => new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction" }.SetAll("entry", entries.Select(Entry));

    private string Add(JsonObject resource, string system, string value, Func<string, JsonObject> request)
    {
        var type = (string)resource["resourceType"]!;
        var address = FullUrl(type, system, value);
        if (addresses.Add(address)) entries.Add((address, resource, request(type)));
        return address;
    }

    private static JsonObject Entry((string FullUrl, JsonObject Resource, JsonObject Request) entry) =>
        new JsonObject { ["fullUrl"] = entry.FullUrl }.Set("resource", entry.Resource).Set("request", entry.Request);

    // https://hl7.org/fhir/R4/search.html#escaping, and then the address's own.
    private static string Condition(string system, string value) =>
        Uri.EscapeDataString(system) + "%7C" + Uri.EscapeDataString(value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal)
            .Replace("$", @"\$", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal));
}
