using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Entries whose addresses and requests do not fit what they hold. https://hl7.org/fhir/R4/http.html#transaction</summary>
internal static class EntryKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Entry("entry: fullUrl that is relative", "fullUrl", entry => entry["fullUrl"] = "Patient/1", "bundle-fullurl-format", ".fullUrl"),
        Entry("entry: fullUrl of another resource", "fullUrl resource", entry => entry["fullUrl"] = "https://fhirref.example/fhir/Binary/en-annen", "bundle-fullurl-mismatch", ".fullUrl"),
        Entry("entry: no fullUrl", "fullUrl resource !request !response", entry => entry.Remove("fullUrl"), "bundle-fullurl-missing", ""),
        Request("entry: creation without a resource", "POST", entry => entry.Remove("resource"), "bundle-request-resource-missing", ""),
        Request("entry: update without a resource", "PUT", entry => entry.Remove("resource"), "bundle-request-resource-missing", ""),
        Request("entry: creation of another type", "POST", entry => entry["request"]!["url"] = "Slot", "bundle-request-target", ""),
        Request("entry: creation at an address", "POST", entry => entry["request"]!["url"] = "Binary/1", "bundle-request-url", ".request.url"),
        Request("entry: update of a whole type", "PUT", entry => entry["request"]!["url"] = "Binary", "bundle-request-url", ".request.url"),
        Entry("entry: status that is no number", "response", entry => entry["response"]!["status"] = "OK", "bundle-response-status", ".response.status"),
    ];

    private static MutationKind Request(string name, string method, Action<JsonObject> damage, string rule, string below) =>
        Entry(name, "request resource", damage, rule, below, spot => spot.Element.Child("request").ValueOf("method") == method);

    private static MutationKind Entry(string name, string has, Action<JsonObject> damage, string rule, string below, Func<Spot, bool>? fits = null) => MutationKind.At(
        name, spot => spot.Type == "Bundle.entry" && spot.HasAll(has) && fits?.Invoke(spot) != false, spot =>
        {
            damage(spot.Object);
            return new(rule, spot.Place + below);
        });
}
